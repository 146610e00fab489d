"""Before anything else: Rasa is imported in the tests as it is in the product."""

from __future__ import annotations

from inside_rasa.without_tensorflow import without_tensorflow

without_tensorflow()
