"""Converts Markdown to the input formats of the other programs.

Usage: convert.py SOURCE FOLDER STYLESHEET PREAMBLE

Writes `source.html`, `source.typ` and `source.txt` (the words alone) to the folder. Runs in the
environment of the peers, because it reads Markdown with markdown-it-py.
"""

import html
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

# The Typst markup of tokens by type. A call ends in an opening bracket, which the closing token
# closes, so that the call can contain any markup.
TYPST = {
    "paragraph_open": "#par[",
    "paragraph_close": "]\n",
    "heading_close": "]\n",
    "bullet_list_open": "#list(",
    "bullet_list_close": ")\n",
    "ordered_list_open": "#enum(",
    "ordered_list_close": ")\n",
    "list_item_open": "[",
    "list_item_close": "],",
    "blockquote_open": "#quote(block: true)[",
    "blockquote_close": "]\n",
    "hr": "#rule\n",
    "table_close": ")\n",
    "thead_open": "table.header(",
    "thead_close": "),\n",
    "tr_close": "\n",
    "th_open": "head[",
    "th_close": "],",
    "td_open": "[",
    "td_close": "],",
    "strong_open": "#strong[",
    "strong_close": "]",
    "em_open": "#emph[",
    "em_close": "]",
    "link_close": "]",
    "softbreak": "\n",
    "hardbreak": "#linebreak()\n",
}


def parse(markdown: str) -> list[Token]:
    """Reads Markdown with tables, without its comments and without table heads that are empty."""
    reader = MarkdownIt("commonmark").enable("table")
    tokens = reader.parse(re.sub(r"<!--.*?-->", "", markdown, flags=re.DOTALL))
    return list(without_empty_heads(tokens))


def without_empty_heads(tokens: list[Token]) -> Iterator[Token]:
    """All tokens but those of table heads that hold no words."""
    resume = 0
    for index, token in enumerate(tokens):
        if token.type == "thead_open":
            end = position(tokens, "thead_close", index)
            if not any(cell.content for cell in tokens[index:end]):
                resume = end + 1
        if index >= resume:
            yield token


def position(tokens: list[Token], kind: str, start: int) -> int:
    """The index of the next token of that type."""
    return next(index for index in range(start, len(tokens)) if tokens[index].type == kind)


def words(tokens: list[Token]) -> str:
    """The text of the tokens, a line per block."""
    return "\n".join(block for token in tokens if (block := text_of(token)))


def text_of(token: Token) -> str:
    """The text of a token and its children."""
    if token.children:
        return "".join(map(text_of, token.children))
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def title(tokens: list[Token]) -> str:
    """The words of the first heading."""
    return text_of(tokens[position(tokens, "heading_open", 0) + 1])


def to_html(tokens: list[Token], stylesheet: Path) -> str:
    """A page of HTML with that stylesheet."""
    reader = MarkdownIt("commonmark")
    body = reader.renderer.render(tokens, reader.options, {})
    return (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{html.escape(title(tokens))}</title>\n"
        f'<link rel="stylesheet" href="{stylesheet.resolve().as_uri()}">\n'
        f"</head>\n<body>\n{body}</body>\n</html>\n"
    )


def to_typst(tokens: list[Token], preamble: str) -> str:
    """Typst markup that begins with the preamble."""
    head = f"#set document(title: {typst_string(title(tokens))})\n"
    return preamble + head + "".join(typst_pieces(tokens))


def typst_pieces(tokens: list[Token]) -> Iterator[str]:
    """The markup of one token after the other."""
    for index, token in enumerate(tokens):
        if token.type == "inline":
            yield from typst_pieces(token.children or [])
        elif token.type == "heading_open":
            yield f"#heading(level: {token.tag[1:]})["
        elif token.type == "table_open":
            yield typst_table(tokens[index : position(tokens, "table_close", index)])
        elif token.type == "link_open":
            yield f"#link({typst_string(str(token.attrs['href']))})["
        elif token.type in ("code_inline", "code_block", "fence"):
            yield f"#raw({typst_string(token.content)}, block: {str(token.block).lower()})"
        elif not token.hidden:
            yield TYPST.get(token.type, "") + typst_text(token.content)


def typst_table(table: list[Token]) -> str:
    """The beginning of a table. One without a head states facts."""
    columns = sum(token.type == "th_open" for token in table)
    return f"#table(columns: {columns},\n" if columns else "#facts(\n"


def typst_text(text: str) -> str:
    """Text with the special characters of Typst escaped."""
    return re.sub(r"[!-/:-@\[-`{-~]", r"\\\g<0>", text)


def typst_string(text: str) -> str:
    """A string literal of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> None:
    source, folder, stylesheet, preamble = map(Path, sys.argv[1:])
    tokens = parse(source.read_text(encoding="utf-8"))
    typst = to_typst(tokens, preamble.read_text(encoding="utf-8"))
    folder.joinpath("source.html").write_text(to_html(tokens, stylesheet), encoding="utf-8")
    folder.joinpath("source.typ").write_text(typst, encoding="utf-8")
    folder.joinpath("source.txt").write_text(words(tokens), encoding="utf-8")


if __name__ == "__main__":
    main()
