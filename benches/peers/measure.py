"""Runs programs and measures them."""

import os
import shutil
import statistics
import time
from dataclasses import dataclass

from contenders import Contender
from pdf import Pdf, look_at
from workshop import WORK

LOG = WORK / "log.txt"
PEAK = WORK / "peak.txt"


class Failed(Exception):
    """A command could not be run, or failed; the message is the last line of its output."""


@dataclass(frozen=True)
class Row:
    """The measurements of one program."""

    title: str
    seconds: float
    """The median of its runs."""
    peak: int
    """The most memory that one of its processes held, in bytes."""
    pdf: Pdf


def rows(runners: list[Contender], words: str, runs: int) -> tuple[list[Row], list[str]]:
    """The measurements, and a line about each program that could not be measured.

    The first run of each is not timed: it shows whether the program works, takes its memory, and
    brings what it reads into the cache of the system.
    """
    able: dict[Contender, int] = {}
    left_out = []
    for runner in runners:
        try:
            able[runner] = first_run(runner)
        except Failed as reason:
            left_out.append(f"{runner.name()}: {reason}")
    seconds = in_turns(list(able), runs)
    measured = [
        Row(runner.title(), statistics.median(seconds[runner]), peak, look_at(runner.output, words))
        for runner, peak in able.items()
    ]
    return measured, left_out


def first_run(runner: Contender) -> int:
    """The memory of a run that has to write its file."""
    runner.output.unlink(missing_ok=True)
    peak = peak_memory(runner.command)
    if not runner.output.exists():
        raise Failed("it wrote no file")
    return peak


def in_turns(runners: list[Contender], runs: int) -> dict[Contender, list[float]]:
    """The seconds of so many runs. All run once, then all again, so that whatever slows the machine
    for a while slows them alike."""
    seconds: dict[Contender, list[float]] = {runner: [] for runner in runners}
    for _ in range(runs):
        for runner in runners:
            seconds[runner].append(wall_time(runner.command))
    return seconds


def wall_time(command: tuple[str, ...]) -> float:
    """The seconds from the start of a process to its end."""
    program = shutil.which(command[0])
    if not program:
        raise Failed(f"{command[0]} is not there")
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    to_log = [(os.POSIX_SPAWN_OPEN, 1, LOG, write, 0o644), (os.POSIX_SPAWN_DUP2, 1, 2)]
    start = time.perf_counter()
    process = os.posix_spawn(program, command, os.environ, file_actions=to_log)
    status = os.waitpid(process, 0)[1]
    seconds = time.perf_counter() - start
    if status:
        raise Failed(last_words() or f"{command[0]} failed")
    return seconds


def last_words() -> str:
    """The last line that the last command wrote."""
    lines = LOG.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


def peak_memory(command: tuple[str, ...]) -> int:
    """The most memory in bytes that one process held, of the command's and of those it waited for.

    A process begins with the memory of the one that starts it. GNU time is small; Python is not,
    and would hide how little a small program needs.
    """
    wall_time(("time", "--quiet", "--format=%M", f"--output={PEAK}", *command))
    return int(PEAK.read_text(encoding="ascii")) * 1024


def at_rest(runs: int) -> float:
    """The seconds that a process takes here which does nothing: part of every time above."""
    return statistics.median(wall_time(("true",)) for _ in range(runs))
