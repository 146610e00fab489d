"""What the tests take from the package registry of Node: each set of packages by its lock file, installed once."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class NotHere(Exception):
    """Why packages of Node cannot be used on this machine."""


def installed(wanted: Path) -> Path:
    """The folder in which `node_modules` holds what `package-lock.json` in the folder `wanted` names.

    Raises NotHere where Node or its registry is out of reach.
    """
    if shutil.which("node") is None or shutil.which("npm") is None:
        raise NotHere("no Node is installed here")
    lock = (wanted / "package-lock.json").read_bytes()
    folder = ROOT / ".checks" / hashlib.sha256(lock).hexdigest()[:16]
    if not folder.exists():
        _install(wanted, folder)
    return folder


def _install(wanted: Path, folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        made = Path(place, "made")
        made.mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(wanted / name, made)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        ended = subprocess.run(command, cwd=made, capture_output=True, text=True, timeout=240, check=False)
        if ended.returncode != 0:
            raise NotHere(f"the packages could not be installed: {ended.stderr[-300:]}")
        try:
            made.rename(folder)
        except OSError:
            # Another run has just put the same thing there.
            if not folder.exists():
                raise
