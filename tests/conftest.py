"""Before anything else: Rasa is imported as in the product, and the vectors that training worked out are at hand."""

from __future__ import annotations

import os

import pytest

from deploy.environment import ROOT
from inside_rasa.without_tensorflow import without_tensorflow
from meaning.kept import KEPT_IN

without_tensorflow()
os.environ.setdefault(KEPT_IN, str(ROOT / "models" / "sentences.npz"))

LONG = ("test_every_discrete_case.py", "test_same_as_rasa.py", "end_to_end", "browser", "packaging")
"""Files and folders whose tests take longest: begun first, so that no process is left alone with one of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the tests that take longest first; all others keep their order."""
    items.sort(key=lambda item: next((place for place, name in enumerate(LONG) if name in item.path.parts), len(LONG)))
