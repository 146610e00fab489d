"""An answer stands under a clinician's words for a clinician, and under a patient's own question for a patient."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("register", "title"), [("clinician", "Folic acid"), ("patient", "Should I take folic acid?")])
def test_the_heading_is_in_the_readers_voice(conversation, register, title):
    conversation.say("hello", register=register).say("should folic acid be taken as well?", register=register)
    assert conversation.card["title"] == title
