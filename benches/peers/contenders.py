"""The programs that are measured: their commands and their output files."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from source import LANGUAGE, STYLESHEET, Source
from workshop import COMPANY, ENVIRONMENT, FONTS, HERE, PYTHON, WORK

WEASYPRINT = str(ENVIRONMENT / "bin" / "weasyprint")

Command = tuple[str, ...]


@dataclass(frozen=True)
class Contender:
    """A program that makes the PDF of a text in one process."""

    program: str
    version: Command
    """The command that prints its version."""
    command: Command
    """The command that makes the PDF."""
    output: Path
    how: str = ""
    """The difference from another row of the same program."""

    def name(self) -> str:
        """The program and how it is used."""
        return f"{self.program} {self.how}".strip()

    def title(self) -> str:
        """The same with its version."""
        told = subprocess.run(self.version, capture_output=True, text=True, check=True).stdout
        version = re.findall(r"[0-9]+(?:[.][0-9]+)+", told)[0]
        return f"{self.program} {version} {self.how}".strip()


def contenders(binary: Path, source: Source) -> list[Contender]:
    """cxo, and after it every peer."""
    return [
        cxo(binary, source),
        typst(source),
        weasyprint(source),
        weasyprint(source, "for PDF/UA", "--pdf-variant", "pdf/ua-1"),
        pandoc(source),
        chromium(source),
    ]


def cxo(binary: Path, source: Source) -> Contender:
    """Our own program, from the profile to the PDF."""
    command = (*source.render, "--formats", "pdf")
    return Contender("cxo", (str(binary), "--version"), command, source.made("pdf"))


def typst(source: Source) -> Contender:
    """Typst in a process of Python that makes one PDF."""
    return typst_often(source, "", "once", 1)


def typst_libraries(source: Source, times: int) -> list[Contender]:
    """Typst in a process of Python that makes many PDFs: by its plain function, which looks for
    the fonts each time, and by a compiler that keeps them."""
    return [
        typst_often(source, "as a library", "once", times),
        typst_often(source, "as a library, compiler kept", "kept", times),
    ]


def typst_often(source: Source, how: str, compiler: str, times: int) -> Contender:
    """Typst in a process of Python that makes so many PDFs, one after the other."""
    output = source.folder / f"typst-{compiler}-{times}.pdf"
    script = (str(PYTHON), str(HERE / "typst_compile.py"), compiler, str(times))
    command = (*script, str(source.typst), str(output), str(FONTS), COMPANY)
    version = (str(PYTHON), "-c", "import typst; print(typst.__version__)")
    return Contender("Typst", version, command, output, how)


def weasyprint(source: Source, how: str = "", *options: str) -> Contender:
    """WeasyPrint on the HTML."""
    output = source.folder / f"weasyprint{'-tagged' * bool(options)}.pdf"
    command = (WEASYPRINT, "--quiet", *options, str(source.html), str(output))
    return Contender("WeasyPrint", (WEASYPRINT, "--version"), command, output, how)


def pandoc(source: Source) -> Contender:
    """Pandoc on the Markdown, with WeasyPrint for the pages."""
    output = source.folder / "pandoc.pdf"
    reading = ("pandoc", "--from=gfm-autolink_bare_uris", str(source.markdown))
    engine = (f"--pdf-engine={WEASYPRINT}", "--pdf-engine-opt=--quiet")
    page = (f"--css={STYLESHEET.as_uri()}", f"--metadata=lang:{LANGUAGE}")
    title = "--metadata=pagetitle:cxo"
    command = (*reading, *engine, *page, title, f"--output={output}")
    return Contender("pandoc", ("pandoc", "--version"), command, output, "with WeasyPrint")


def chromium(source: Source) -> Contender:
    """Chromium without a window, printing the HTML."""
    output = source.folder / "chromium.pdf"
    options = ("--headless", "--disable-gpu", f"--user-data-dir={WORK / 'chromium'}")
    # Chromium refuses to run as root in its sandbox, and in a container the user is often root.
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    printing = ("--no-pdf-header-footer", f"--print-to-pdf={output}", source.html.as_uri())
    command = ("chromium", *options, *sandbox, *printing)
    return Contender("Chromium", ("chromium", "--version"), command, output)
