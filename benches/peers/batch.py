"""The time and memory of many documents in one run."""

import json
import shutil
import statistics
from dataclasses import dataclass
from pathlib import Path

from contenders import Contender
from measure import LOG, Row, first_run, peak_memory, wall_time
from pdf import look_at
from source import DOCUMENT
from workshop import COMPANY, PROFILE, WORK

LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class Batch:
    """The measurements of one run."""

    title: str
    files: int
    """The number of PDFs written."""
    seconds: float
    peak: int
    """In bytes."""


def folder_of_profiles(binary: Path, title: str, profiles: int, runs: int) -> Batch:
    """cxo on a folder of so many companies, in both languages: the median of the runs."""
    folder = WORK / f"batch-{profiles}"
    out = folder / "out"
    write_profiles(folder, profiles)
    what = ("--documents", DOCUMENT, "--languages", ",".join(LANGUAGES), "--formats", "pdf")
    command = (str(binary), "render", str(folder), *what, "--out", str(out))
    peak = peak_memory(command)
    seconds = statistics.median(wall_time(command) for _ in range(runs))
    files = len(list(out.rglob("*.pdf")))
    shutil.rmtree(folder)
    return Batch(f"{title}, {profiles:,} profiles", files, seconds, peak)


def write_profiles(folder: Path, profiles: int) -> None:
    """Fills a folder with copies of the profile in which the company's name has a number."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    logo = PROFILE.with_suffix(".svg")
    shutil.copyfile(logo, folder / logo.name)
    text = PROFILE.read_text(encoding="utf-8")
    for number in range(profiles):
        company = text.replace(COMPANY, f"{COMPANY} {number}")
        folder.joinpath(f"company-{number:04}.yaml").write_text(company, encoding="utf-8")


def library(typst: Contender, words: str) -> tuple[Row, Batch]:
    """Typst in a process that goes on: the median of its compilations, and all of them together.

    The first compilation, which fills its caches, counts in neither.
    """
    peak = first_run(typst)
    seconds = json.loads(LOG.read_text(encoding="utf-8"))[1:]
    row = Row(typst.title(), statistics.median(seconds), peak, look_at(typst.output, words))
    return row, Batch(row.title, len(seconds), sum(seconds), peak)
