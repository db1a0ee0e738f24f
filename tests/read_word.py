"""Prints the content of Word files as read by python-docx, one JSON value per line.

Usage: read_word.py FILE.docx...
"""

import json
import sys

import docx

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def value(control, name):
    """The value of a property of a content control."""
    found = control.find(f"{WORD}sdtPr/{WORD}{name}")
    return None if found is None else found.get(f"{WORD}val")


def describe(path):
    """The content of a file: core properties, and values by the tags of content controls."""
    document = docx.Document(path)
    controls = list(document.element.iter(f"{WORD}sdt"))
    boxes = [control for control in controls if control.find(f"{WORD}sdtPr/{WORD_2010}checkbox") is not None]
    lines = [control for control in controls if control not in boxes]
    section = document.sections[0]
    return {
        "title": document.core_properties.title,
        "author": document.core_properties.author,
        "language": document.core_properties.language,
        "styles": sorted({paragraph.style.name for paragraph in document.paragraphs}),
        "headings": [p.text for p in document.paragraphs if p.style.name.startswith(("Title", "Heading"))],
        "tables": [[len(table.rows), len(table.columns), table.style.name] for table in document.tables],
        "cells": [cell.text for table in document.tables for row in table.rows for cell in row.cells],
        "boxes": [value(control, "tag") for control in boxes],
        "lines": [value(control, "tag") for control in lines],
        "header": [paragraph.text for paragraph in section.header.paragraphs],
        "footer": [paragraph.text for paragraph in section.footer.paragraphs],
    }


for path in sys.argv[1:]:
    print(json.dumps(describe(path), ensure_ascii=False))
