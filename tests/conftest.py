"""Before anything else: Rasa is imported in the tests as it is in the product."""

from __future__ import annotations

import pytest

from inside_rasa.without_tensorflow import without_tensorflow

without_tensorflow()

LONG = ("test_every_discrete_case.py", "test_same_as_rasa.py", "end_to_end", "browser", "packaging")
"""Files and folders whose tests take longest: begun first, so that no process is left alone with one of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the tests that take longest first; all others keep their order."""
    items.sort(key=lambda item: next((place for place, name in enumerate(LONG) if name in item.path.parts), len(LONG)))
