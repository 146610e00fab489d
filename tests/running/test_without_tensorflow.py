"""TensorFlow is not installed: Rasa gets names to derive its unused components from, and beyond that a refusal."""

from __future__ import annotations

import importlib
import subprocess
import sys
from importlib.machinery import PathFinder
from importlib.util import find_spec
from pathlib import Path

import pytest

from deploy.environment import ROOT
from inside_rasa.without_tensorflow import STOOD_FOR, TensorFlowMissing, without_tensorflow

TENSORFLOW_IS_INSTALLED = any((Path(folder) / "tensorflow" / "__init__.py").exists() for folder in sys.path)

pytestmark = pytest.mark.skipif(TENSORFLOW_IS_INSTALLED, reason="TensorFlow is installed here, and is taken")


def test_nothing_of_tensorflow_is_installed_by_default() -> None:
    project, groups = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[dependency-groups]")
    assert '"tensorflow-cpu' not in project
    assert "\nbaseline = [" in groups


def test_rasa_derives_its_unused_components_from_what_stands_in() -> None:
    layers = importlib.import_module("tensorflow.keras.layers")
    derived = type("Derived", (layers.Layer,), {"made": lambda self: 1})
    assert issubclass(derived, layers.Layer)
    assert importlib.import_module("rasa.nlu.classifiers.diet_classifier").DIETClassifier


@pytest.mark.parametrize("name", ["Tensor", "config.list_physical_devices", "keras.layers.Dense"])
def test_nothing_is_made_or_called_of_what_stands_in(name: str) -> None:
    found = importlib.import_module("tensorflow")
    for part in name.split("."):
        found = getattr(found, part)
    with pytest.raises(TensorFlowMissing, match=rf"^tensorflow\.{name} needs TensorFlow.*uv sync --group baseline"):
        found()


def test_a_component_that_needs_tensorflow_is_refused_as_a_missing_module() -> None:
    assert issubclass(TensorFlowMissing, ImportError)


def test_other_modules_are_as_missing_as_ever() -> None:
    assert find_spec("tensorflow_hub") is None
    assert find_spec("tensorflow_text") is None


def test_what_is_installed_is_found_before_what_stands_in() -> None:
    before = list(sys.meta_path)
    without_tensorflow()
    assert sys.meta_path == before
    ours = [type(finder).__module__ == "inside_rasa.without_tensorflow" for finder in before]
    assert ours.index(True) > before.index(PathFinder)


def test_where_tensorflow_is_installed_nothing_stands_in_for_any_part_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "tensorflow").mkdir()
    (tmp_path / "tensorflow" / "__init__.py").touch()
    monkeypatch.setattr(sys, "meta_path", [PathFinder])
    monkeypatch.syspath_prepend(tmp_path)
    without_tensorflow()
    assert sys.meta_path == [PathFinder]


def test_without_it_rasa_does_not_start_at_all() -> None:
    """So this file is needed, until Rasa imports its components when they are used."""
    command = [sys.executable, "-W", "ignore", "-c", "import rasa.engine.recipes.default_components"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode != 0
    assert any(f"No module named '{name}" in ended.stderr for name in STOOD_FOR)
