"""Compiles Typst markup to PDF: `typst_compile.py COMPILER TIMES SOURCE OUTPUT FONTS NAME`.

COMPILER is `once` for the plain function of the library, which makes a compiler for each call, and
`kept` for one compiler and one set of fonts for all. NAME gets a number in each text but the first,
as in a folder of profiles, so that no text comes twice. Prints the seconds that each compilation
took as a JSON list. Runs in the environment of the peers.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import typst


def compile_once(output: str, fonts: str) -> Callable[[bytes], None]:
    """Compiles by the plain function."""
    return lambda text: typst.compile(
        text, output=output, font_paths=[fonts], ignore_system_fonts=True
    )


def compile_kept(output: str, fonts: str) -> Callable[[bytes], None]:
    """Compiles by a compiler that is kept."""
    kept = typst.Fonts(include_system_fonts=False, font_paths=[fonts])
    compiler = typst.Compiler(font_paths=kept)
    return lambda text: compiler.compile(text, output=output)


def seconds_of(compile_text: Callable[[bytes], None], text: str) -> float:
    """The seconds that a compilation takes, its file written."""
    start = time.perf_counter()
    compile_text(text.encode())
    return time.perf_counter() - start


def main() -> None:
    compiler, times, source, output, fonts, name = sys.argv[1:]
    text = Path(source).read_text(encoding="utf-8")
    compile_text = {"once": compile_once, "kept": compile_kept}[compiler](output, fonts)
    texts = [text, *(text.replace(name, f"{name} {number}") for number in range(1, int(times)))]
    print(json.dumps([seconds_of(compile_text, each) for each in texts]))


if __name__ == "__main__":
    main()
