"""Compares cxo with other programs that make PDFs, on the same text.

Prints Markdown to standard output and progress to standard error. README.md says what is measured.
"""

import argparse
import sys
from pathlib import Path

import report
import source
import workshop
from batch import folder_of_profiles, library
from contenders import contenders, typst_libraries
from measure import at_rest, rows

# The number of repetitions of the text in the long document: some eighty pages.
COPIES = 45
# The number of compilations by Typst in one process; the first is not counted.
COMPILATIONS = 201


def main() -> None:
    """Reads the arguments, prepares, measures and prints."""
    given = arguments()
    make_ready(given.install, given.binary)
    short = source.as_it_comes(given.binary, workshop.WORK / "short")
    long = source.repeated(given.binary, short, COPIES, workshop.WORK / "long")
    few = max(1, given.runs // 5)

    say("two pages")
    short_rows, left_out = rows(contenders(given.binary, short), short.words, given.runs)
    say("Typst as a library")
    libraries = [library(typst, short.words) for typst in typst_libraries(short, COMPILATIONS)]
    short_rows += [row for row, _ in libraries]
    say("eighty pages, which takes minutes")
    long_rows, _ = rows(contenders(given.binary, long), long.words, few)
    say("batches")
    title = short_rows[0].title
    batches = [folder_of_profiles(given.binary, title, count, few) for count in (100, 1000)]

    print(
        f"Measured on {workshop.machine()}. A process that does nothing takes"
        f" {report.duration(at_rest(given.runs))} there.\n",
        f"Two pages, medians of {given.runs} runs:\n",
        report.documents(short_rows),
        f"\nThe same text {COPIES} times in one document, medians of {few} runs:\n",
        report.documents(long_rows),
        "\nMany documents in one run:\n",
        report.batches([*batches, *(batch for _, batch in libraries)]),
        *(f"\nLeft out: {line}" for line in left_out),
        sep="\n",
    )


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    release = workshop.ROOT / "target" / "release" / "cxo"
    parser.add_argument("--binary", type=Path, default=release, help="cxo, built for release")
    parser.add_argument("--runs", type=positive, default=15, help="timed runs of each program")
    parser.add_argument(
        "--install", action="store_true", help="install the Debian packages of the peers first"
    )
    return parser.parse_args()


def positive(text: str) -> int:
    """The number of an argument that counts something."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"`{text}` is not a number of 1 or more")
    return int(text)


def make_ready(install: bool, binary: Path) -> None:
    """Prepares the Python environment, or ends the program if a required package is missing."""
    if not binary.exists():
        sys.exit(f"There is no {binary}: build it with `cargo build --release`.")
    if install:
        workshop.install_packages()
    if missing := workshop.missing_packages(workshop.NEEDED):
        sys.exit(f"Debian packages are missing: {' '.join(missing)}. --install installs them.")
    if missing := workshop.missing_packages(workshop.WISHED):
        say(f"going on without {', '.join(missing)}, which --install would install")
    workshop.prepare_environment()


def say(progress: str) -> None:
    """Prints the progress."""
    print(f"peers: {progress}", file=sys.stderr)


if __name__ == "__main__":
    main()
