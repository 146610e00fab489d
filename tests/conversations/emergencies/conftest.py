"""What the tests of urgent signs share: the whole list, opened as a person opens it from the short question."""

from __future__ import annotations

from typing import Any

import pytest

from second_opinion.classifier import DangerClassifier


@pytest.fixture
def whole_list(conversation: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names no kind of danger, and opens the whole list wherever the short question about urgent signs comes."""
    say = type(conversation).say

    def then_open(talk: Any, text: str, **metadata: Any) -> Any:
        say(talk, text, **metadata)
        whole = next(
            (title for title in ("Something else that is urgent", "Another red flag") if title in talk.options), None
        )
        if whole is None and any(
            asks in talk.text for asks in ("happening now that cannot wait?", "Any red flag now?")
        ):
            whole = "Yes"
        return talk if whole is None else talk.choose(whole)

    monkeypatch.setattr(DangerClassifier, "kinds_like", lambda *_: ())
    monkeypatch.setattr(type(conversation), "say", then_open)
