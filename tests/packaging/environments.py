"""Fresh environments with the core alone in them, on the newest Python at hand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

ROOT = Path(__file__).resolve().parents[2]
UV = ("sh", str(ROOT / "deploy" / "uv.sh"))
VERSIONS = ("3.12", "3.13", "3.14", "3.11")
"""Other Pythons than the dialogue's, the first that is at hand counts."""

_NO_NETWORK = re.compile(r"dns error|Failed to fetch|error sending request|timed out", re.I)


def run(*command: str, given: str = "", timeout: int = 120) -> subprocess.CompletedProcess[str]:
    """A command run to its end, outside any environment that the tests run in."""
    outside = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    return subprocess.run(
        command, input=given, capture_output=True, text=True, timeout=timeout, cwd="/", env=outside, check=False
    )


def other_python() -> str:
    """The Python that stands in for somebody else's machine: a newer one where there is one, else this one."""
    return next((found for version in VERSIONS for found in _candidates(version) if _runs(found)), sys.executable)


def environment(folder: Path, wanted: str) -> Path:
    """A fresh environment with the package in it; the folder of its commands. Skips where no registry is reached."""
    made = run(*UV, "venv", "--quiet", "--no-python-downloads", "--python", other_python(), str(folder))
    assert made.returncode == 0, made.stderr
    installed = run(*UV, "pip", "install", "--quiet", "--python", str(folder / "bin" / "python"), wanted)
    if installed.returncode and _NO_NETWORK.search(installed.stderr):
        pytest.skip("no package registry is reached from here")
    assert installed.returncode == 0, installed.stderr
    return folder / "bin"


def _candidates(version: str) -> Iterator[str]:
    on_path = which(f"python{version}")
    if on_path:
        yield on_path
    yield from map(str, sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python")))


def _runs(python: str) -> bool:
    return run(python, "-c", "").returncode == 0
