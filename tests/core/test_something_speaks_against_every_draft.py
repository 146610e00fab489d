"""What speaks most against a draft stands in its card, whatever the protocol and the case (S-26)."""

from __future__ import annotations

from cases import Content, answer, protocols, treatable
from hypothesis import given


@given(content=treatable, protocol=protocols)
def test_no_draft_stands_without_what_speaks_most_against_it(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    if suggestion.regimen is not None:
        assert suggestion.confirmation.strongest_reason_against
