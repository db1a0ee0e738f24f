"""The size, pages and words of PDF files."""

import re
import subprocess
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pdf:
    """The properties of a PDF."""

    size: int
    """In bytes."""
    pages: int
    tagged: bool
    words: float
    """The share of the text's words that can be read from it, in their order."""


def look_at(file: Path, words: str) -> Pdf:
    """The properties of a PDF that should contain the words."""
    told = told_by("pdfinfo", str(file))
    return Pdf(
        size=file.stat().st_size,
        pages=int(told.split("Pages:")[1].split()[0]),
        tagged=told.split("Tagged:")[1].split()[0] == "yes",
        words=share_found(words, told_by("pdftotext", str(file), "-")),
    )


def told_by(*command: str) -> str:
    """The standard output of a command."""
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def share_found(words: str, text: str) -> float:
    """The share of the words that the text of a PDF holds in their order.

    Hyphens count on neither side: at the end of a line nothing tells one that divides a word from
    one that belongs to it.
    """
    wanted = plain(words)
    lost = lost_words(wanted, plain(re.sub("[-\u00ad\u2010]\n", "", text)))
    return 1 - len(lost) / len(wanted)


def plain(text: str) -> list[str]:
    """The words of a text with ligatures resolved, all spaces alike and no hyphens."""
    return re.sub("[-\u00ad\u2010\u2011]", "", unicodedata.normalize("NFKC", text)).split()


def lost_words(wanted: list[str], searched: list[str]) -> list[str]:
    """The words that are wanted and that do not stand where they should.

    Asks `diff`, which stays fast and right where the same text comes again and again.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("wanted", "searched")]
        for file, words in zip(files, (wanted, searched), strict=True):
            file.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
        only_wanted = ("--old-line-format=%L", "--new-line-format=", "--unchanged-line-format=")
        command = ("diff", *only_wanted, *files)
        return subprocess.run(command, capture_output=True).stdout.decode("utf-8").split()
