"""Fills in a form with another program: every line, every third box of a choice, every lone box.

Usage: fill_in.py mupdf|pdfium FORM.pdf WORDS FILLED.pdf
"""

import sys


def with_mupdf(form, words, filled):
    """By the functions of MuPDF, which draws every field anew."""
    import pymupdf

    document = pymupdf.open(form)
    seen = {}
    for page in document:
        for widget in page.widgets():
            name = widget.field_name
            seen[name] = seen.get(name, 0) + 1
            if widget.field_type == pymupdf.PDF_WIDGET_TYPE_TEXT:
                widget.field_value = words
            elif widget.field_type == pymupdf.PDF_WIDGET_TYPE_CHECKBOX or seen[name] == 3:
                widget.field_value = True
            else:
                continue
            widget.update()
    document.save(filled)


def with_pdfium(form, words, filled):
    """By clicks and keys, as in the viewer of Chromium, at places that MuPDF finds."""
    import pymupdf
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(form)
    document.init_forms()
    seen = {}
    for number, plan in enumerate(pymupdf.open(form)):
        page = document[number]
        for widget in plan.widgets():
            name = widget.field_name
            seen[name] = seen.get(name, 0) + 1
            text = words if widget.field_type == pymupdf.PDF_WIDGET_TYPE_TEXT else ""
            if widget.field_type == pymupdf.PDF_WIDGET_TYPE_RADIOBUTTON and seen[name] != 3:
                continue
            x, y = widget.rect.x0 + 4, plan.rect.height - widget.rect.y0 - 5
            environment = document.formenv.raw
            raw.FORM_OnMouseMove(environment, page.raw, 0, x, y)
            raw.FORM_OnLButtonDown(environment, page.raw, 0, x, y)
            raw.FORM_OnLButtonUp(environment, page.raw, 0, x, y)
            for character in text:
                raw.FORM_OnChar(environment, page.raw, ord(character), 0)
            raw.FORM_ForceToKillFocus(environment)
    document.save(filled)


if __name__ == "__main__":
    program, form, words, filled = sys.argv[1:]
    {"mupdf": with_mupdf, "pdfium": with_pdfium}[program](form, words, filled)
