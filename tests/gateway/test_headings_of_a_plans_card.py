"""What stands around a plan's content in every channel fits whoever reads it: the patient, or who writes for them."""

from __future__ import annotations

import pytest

from b12core.knowledge.third_person import addresses
from channels.card_words import all_card_words

TO_WHO_WRITES = frozenset({"wrong", "report"})
"""The groups that are said to who types, whoever the plan is for."""

ANSWERS = "check your answers"
"""The step in which it is who types that looks over the answers."""


@pytest.mark.parametrize("group", [group for group in all_card_words() if group not in TO_WHO_WRITES])
def test_no_heading_speaks_to_its_reader_as_to_the_patient(group: str) -> None:
    said = [words if isinstance(words, str) else words["patient"] for words in all_card_words()[group].values()]
    assert [words for words in said if addresses(words) and words != ANSWERS] == []
