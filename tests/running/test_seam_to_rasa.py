"""Where we touch what Rasa does not promise: in two folders, by known names, with the version they were read in."""

from __future__ import annotations

import ast
import re
from importlib.metadata import version
from pathlib import Path

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.core.policies.policy import Policy
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.importers.rasa import RasaFileImporter

from deploy.environment import ROOT

PINNED = "3.6.21"

PRIVATE: dict[str, type] = {
    "_default_predictions": Policy,
    "_domain_path": RasaFileImporter,
    "_prediction": Policy,
    "_resource": Policy,
    "_run_prediction_loop": MessageProcessor,
    "_tracker_store": FailSafeTrackerStore,
    "_validate_action_result": RemoteAction,
}
"""Names of Rasa that begin with an underscore, and where they stand."""

FOLDERS = ("inside_rasa", "keeping")
"""What runs inside Rasa in place of its own parts, and the store of conversations."""

IMPORTS_RASA = re.compile(r"^\s*(?:from|import) rasa[. ]", re.MULTILINE)


def files_that_know_rasa() -> list[Path]:
    """Our files that import Rasa, tests left out."""
    packages = [file.parent for file in ROOT.glob("*/__init__.py") if file.parent.name != "tests"]
    files = sorted(file for package in packages for file in package.rglob("*.py"))
    return [file for file in files if IMPORTS_RASA.search(file.read_text(encoding="utf-8"))]


def private_names_of_others(file: Path) -> set[str]:
    """Names with one underscore that a file reads and does not define."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr.startswith("_")]
    defined |= {node.attr for node in attributes if isinstance(node.ctx, ast.Store) and _is_of_self(node)}
    return {node.attr for node in attributes if not node.attr.startswith("__")} - defined


def _is_of_self(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "self"


def test_rasa_is_the_version_that_was_read() -> None:
    assert version("rasa") == PINNED
    assert f'"rasa=={PINNED}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_what_rasa_does_not_promise_is_used_in_these_folders() -> None:
    outside = [file for file in files_that_know_rasa() if file.parent.name not in FOLDERS]
    used = {str(file.relative_to(ROOT)): private_names_of_others(file) for file in outside}
    assert not {file: names for file, names in used.items() if names}


def test_every_such_name_is_known() -> None:
    inside = [file for file in files_that_know_rasa() if file.parent.name in FOLDERS]
    assert set().union(*map(private_names_of_others, inside)) == set(PRIVATE)


@pytest.mark.parametrize("name", PRIVATE)
def test_rasa_still_has_the_name(name: str) -> None:
    owner = PRIVATE[name]
    assert hasattr(owner, name) or name in owner.__init__.__code__.co_names
