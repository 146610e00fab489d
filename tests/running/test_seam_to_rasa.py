"""Where we touch what Rasa does not promise: in two folders, by known names, with the version they were read in."""

from __future__ import annotations

import ast
import re
from importlib.metadata import version
from pathlib import Path

import pytest
from rasa.core.actions.action import ActionExtractSlots, RemoteAction
from rasa.core.actions.forms import FormAction
from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy
from rasa.core.policies.rule_policy import RulePolicy as RasasRulePolicy
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.importers.rasa import RasaFileImporter

from deploy.environment import ROOT

PINNED = "3.6.21"

PRIVATE: dict[str, type] = {
    "_choose_last_user_input": TrackerFeaturizer,
    "_default_predictions": Policy,
    "_domain_path": RasaFileImporter,
    "_events_for_verbosity": DialogueStateTracker,
    "_first_loop_execution_or_unhappy_path": DialogueStateTracker,
    "_max_event_history": DialogueStateTracker,
    "_paused": DialogueStateTracker,
    "_prediction": Policy,
    "_resource": Policy,
    "_run_custom_action": ActionExtractSlots,
    "_run_prediction_loop": MessageProcessor,
    "_temporary_tracker": FormAction,
    "_tracker_store": FailSafeTrackerStore,
    "_undo_till_previous": DialogueStateTracker,
    "_undo_till_previous_loop_execution": DialogueStateTracker,
    "_validate_action_result": RemoteAction,
}
"""Names of Rasa that begin with an underscore, and where they stand."""

REPLACED: dict[str, type] = {
    "_execution_context": DaskGraphRunner,
    "_get_possible_keys": RasasRulePolicy,
    "_graph_schema": DaskGraphRunner,
    "_instantiated_nodes": DaskGraphRunner,
    "_prediction_states": Policy,
    "_reset_slots": DialogueStateTracker,
    "_set_slot": DialogueStateTracker,
}
"""Names of Rasa that classes of ours define anew."""

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


@pytest.mark.parametrize("name", PRIVATE | REPLACED)
def test_rasa_still_has_the_name(name: str) -> None:
    owner = (PRIVATE | REPLACED)[name]
    assert hasattr(owner, name) or name in owner.__init__.__code__.co_names
