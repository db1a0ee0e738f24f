"""The text that all programs set: one document in the input formats of all of them."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from workshop import HERE, PROFILE, PYTHON

STYLESHEET = HERE / "page.css"
PREAMBLE = HERE / "page.typ"
DOCUMENT = "job-description"
LANGUAGE = "fr"


@dataclass(frozen=True)
class Source:
    """One document in every form, in a folder of its own."""

    folder: Path
    render: tuple[str, ...]
    """The command that makes the document with cxo, but for its formats."""

    @property
    def markdown(self) -> Path:
        """The document as cxo writes it."""
        return self.made("md")

    @property
    def html(self) -> Path:
        """The same as HTML, with the stylesheet."""
        return self.folder / "source.html"

    @property
    def typst(self) -> Path:
        """The same as Typst markup."""
        return self.folder / "source.typ"

    @property
    def words(self) -> str:
        """Its words alone."""
        return self.folder.joinpath("source.txt").read_text(encoding="utf-8")

    def made(self, extension: str) -> Path:
        """The file of that format that cxo writes."""
        return self.folder / PROFILE.stem / f"{DOCUMENT}.{LANGUAGE}.{extension}"


def as_it_comes(binary: Path, folder: Path) -> Source:
    """The job description, once."""
    return written(Source(folder, rendering(binary, folder)))


def repeated(binary: Path, once: Source, copies: int, folder: Path) -> Source:
    """One document that repeats the text of a source, made with a template of its own."""
    text = "\n".join([once.markdown.read_text(encoding="utf-8")] * copies)
    template = folder / "templates" / LANGUAGE / f"{DOCUMENT}.md.tera"
    template.parent.mkdir(parents=True, exist_ok=True)
    template.write_text(f"{{% raw %}}{text}{{% endraw %}}", encoding="utf-8")
    templates = ("--templates", str(folder / "templates"))
    return written(Source(folder, (*rendering(binary, folder), *templates)))


def rendering(binary: Path, folder: Path) -> tuple[str, ...]:
    """The command that makes the job description in that folder, but for its formats."""
    what = ("--documents", DOCUMENT, "--languages", LANGUAGE, "--out", str(folder))
    return (str(binary), "render", str(PROFILE), *what)


def written(source: Source) -> Source:
    """The source, with its files written."""
    source.folder.mkdir(parents=True, exist_ok=True)
    subprocess.run((*source.render, "--formats", "md"), check=True, stdout=subprocess.DEVNULL)
    files = (source.markdown, source.folder, STYLESHEET, PREAMBLE)
    subprocess.run((PYTHON, HERE / "convert.py", *files), check=True)
    return source
