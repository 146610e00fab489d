"""Imports run downwards only, as `.importlinter` says, and every contract there notices what it forbids.

What an import cannot show, the tests below look for themselves: the core never asks what day it is.
"""

from __future__ import annotations

import ast
import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = ".importlinter"
CONTRACT = "importlinter:contract:"

FORBIDDEN = {
    "layers": ("meaning", "from deploy import ports"),
    "actions-layers": ("actions.saying", "from actions.facts import facts"),
    "core-alone": ("b12core", "import time"),
    "core-files": ("b12core", "import tempfile"),
    "meaning-alone": ("meaning", "import httpx"),
    "reader-and-core": ("b12nlu", "from b12core.engine import suggest"),
    "reader-and-meaning": ("b12nlu", "from meaning import words"),
    "rasa-in-components": ("intents", "import rasa"),
    "answers-and-core": ("education", "from b12core import units"),
    "second-opinion-and-core": ("second_opinion", "from b12core import case"),
    "actions": ("actions", "from b12nlu import read"),
    "actions-and-second-opinion": ("actions", "from second_opinion import classifier"),
    "gateway": ("channels", "from education import retrieval"),
    "gateway-and-core": ("channels", "from b12core.engine import suggest"),
    "gateway-and-rasa": ("channels", "def late() -> None:\n    import rasa"),
    "clinic": ("clinic", "from keeping import store"),
    "actions-and-clinic": ("actions", "from clinic import record"),
    "inside-rasa": ("channels", "from inside_rasa import connector"),
    "inside-rasa-alone": ("inside_rasa", "import httpx"),
}
"""For each contract a package, and an import in it that breaks the contract."""


def contracts() -> configparser.ConfigParser:
    """What `.importlinter` holds."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / CONTRACTS, encoding="utf-8")
    return parser


def packages() -> list[str]:
    """The packages that the contracts speak of."""
    return contracts()["importlinter"]["root_packages"].split()


def lint(folder: Path) -> str:
    """What the check of the contracts says of the packages in a folder."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    return " ".join((ended.stdout + ended.stderr).split())


@pytest.fixture(scope="module")
def said_of_what_is_forbidden(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the check says of a copy in which every contract is broken by a module of its own."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / CONTRACTS, folder)
    for package in packages():
        shutil.copytree(ROOT / package, folder / package, ignore=_all_but_python)
    for contract, (package, line) in FORBIDDEN.items():
        (folder / package.replace(".", "/") / f"{_module(contract)}.py").write_text(f"{line}\n", encoding="utf-8")
    return lint(folder)


def _all_but_python(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if Path(folder, name).is_file() and not name.endswith(".py")}


def _module(contract: str) -> str:
    return f"breaks_{contract.replace('-', '_')}"


def test_every_package_is_held_to_the_contracts() -> None:
    ours = {file.parent.name for file in ROOT.glob("*/__init__.py")} - {"tests"}
    layers = contracts()[f"{CONTRACT}layers"]["layers"].replace("|", " ").replace(":", " ").split()
    assert sorted(packages()) == sorted(ours)
    assert sorted(layers) == sorted(ours)


def test_every_contract_is_kept() -> None:
    said = lint(ROOT)
    assert " 0 broken." in said, said


def test_every_contract_has_an_import_that_breaks_it() -> None:
    assert {section.removeprefix(CONTRACT) for section in contracts().sections()[1:]} == set(FORBIDDEN)


@pytest.mark.parametrize("contract", FORBIDDEN)
def test_a_broken_contract_is_noticed_and_the_module_is_named(contract: str, said_of_what_is_forbidden: str) -> None:
    name = contracts()[f"{CONTRACT}{contract}"]["name"]
    assert f"{name} BROKEN" in said_of_what_is_forbidden
    assert f"{FORBIDDEN[contract][0]}.{_module(contract)} -> " in said_of_what_is_forbidden


def test_the_core_never_asks_what_day_it_is() -> None:
    asked = [
        f"{file.relative_to(ROOT)}:{node.lineno} uses {ast.unparse(node)}"
        for file in sorted((ROOT / "b12core").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and _asks_the_clock(node)
    ]
    assert not asked


def _asks_the_clock(node: ast.Attribute) -> bool:
    """Whether it is today's date or the time of now; the environment is `os`, which the core may not import."""
    return node.attr in ("now", "utcnow", "today") and ast.unparse(node.value).split(".")[-1] in ("datetime", "date")


def test_no_package_is_imported_by_a_name_that_the_contracts_cannot_see() -> None:
    hidden = [
        f"{file.relative_to(ROOT)}:{node.lineno} calls {ast.unparse(node.func)}"
        for package in packages()
        for file in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("__import__", "importlib.import_module")
    ]
    assert not hidden
