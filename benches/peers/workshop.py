"""Paths, and the programs and packages that must be installed before measuring."""

import os
import platform
import re
import shutil
import subprocess
import venv
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FONTS = ROOT / "templates" / "fonts"
PROFILE = ROOT / "profiles" / "maison-auriel.yaml"
COMPANY = "Maison Auriel"

WORK = ROOT / "target" / "peers"
ENVIRONMENT = WORK / "environment"
PYTHON = ENVIRONMENT / "bin" / "python"
REQUIREMENTS = HERE / "requirements.txt"

# Programs and the Debian packages they come from.
NEEDED = {"pdftotext": "poppler-utils", "time": "time", "diff": "diffutils"}
WISHED = {"pandoc": "pandoc", "chromium": "chromium"}
# The libraries that the Python packages need; no program shows whether they are installed.
LIBRARIES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "python3-venv"]


def missing_packages(programs: dict[str, str]) -> list[str]:
    """The Debian packages of those programs that are not there."""
    return sorted({package for program, package in programs.items() if not shutil.which(program)})


def install_packages() -> None:
    """Installs every Debian package, as root or through sudo."""
    packages = sorted({*NEEDED.values(), *WISHED.values(), *LIBRARIES})
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    subprocess.run(install if os.geteuid() == 0 else ["sudo", *install], check=True)


def prepare_environment() -> None:
    """Makes the Python environment of the peers, or brings it up to the pinned versions."""
    stamp = ENVIRONMENT / "requirements.txt"
    if stamp.exists() and stamp.read_bytes() == REQUIREMENTS.read_bytes():
        return
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--requirement", str(REQUIREMENTS)], check=True)
    shutil.copyfile(REQUIREMENTS, stamp)


def machine() -> str:
    """This machine in a line: processor, cores, system, date."""
    release = platform.freedesktop_os_release()["PRETTY_NAME"]
    cores = len(os.sched_getaffinity(0))
    return f"{processor()}, {cores} cores, {release}, {date.today():%Y-%m-%d}"


def processor() -> str:
    """The name of the processor, or of its architecture where the system tells no name."""
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    name = re.search(r"^model name\s*:\s*(.+)$", told, flags=re.MULTILINE)
    return name[1] if name else platform.machine()
