"""With several causes a plan never ends sooner than the one that lasts longest would let it."""

from __future__ import annotations

import itertools

import pytest
from cases import answer, case

from b12core.identifiers import CAUSES

LONGEST_FIRST = ("lifelong", "review", "until_cause_resolved")
"""What ends by a review may never end; what ends with its cause does."""
TOLD = ({}, {"procedure": "terminal_ileum_partial", "resection_cm": 40}, {"procedure": "terminal_ileum_complete"})
JUDGED = [cause for cause in CAUSES if cause not in ("unknown", "hereditary")]


def _lasts(protocol: str, phase: str, detail: dict[str, object], *causes: str) -> str | None:
    content = case(phase=phase, cause=causes[0], causes=list(causes[1:]), cause_detail=detail, symptoms={"present": []})
    regimen = answer(content, protocol).regimen
    return None if regimen is None else regimen.duration


@pytest.mark.parametrize("protocol", ["uk-nice-bnf", "us-practice", "uk-smpc-hydroxocobalamin", "nl-zwolle"])
@pytest.mark.parametrize("detail", TOLD, ids=str)
def test_no_pair_of_causes_ends_sooner_than_either(protocol: str, detail: dict[str, object]) -> None:
    """S-15."""
    for phase in ("repletion", "maintenance"):
        alone = {cause: _lasts(protocol, phase, detail, cause) for cause in JUDGED}
        for pair in itertools.combinations(JUDGED, 2):
            together = _lasts(protocol, phase, detail, *pair)
            known = [length for length in (alone[cause] for cause in pair) if length is not None]
            if together is not None and known:
                longest = min(known, key=LONGEST_FIRST.index)
                assert LONGEST_FIRST.index(together) <= LONGEST_FIRST.index(longest), (phase, pair, together)
