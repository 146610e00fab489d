"""Which product was given up for another ("swapped from cyano to hydroxo last year"): the other one is had now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from b12nlu.because import Because
from b12nlu.qualifiers.findings import Finding
from b12nlu.text.expressions import expression
from b12nlu.text.lines import last_mark

_RULE = "treatment.swapped_from"


def with_swaps(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings; of two products of which one took the other's place the first is past and the second is not."""
    products = [at for at, finding in enumerate(findings) if finding.mention.type == "product"]
    result = list(findings)
    for first, second in pairwise(products):
        old, new = result[first].mention, result[second].mention
        begins = last_mark(text, old.start, ".;!?\n")
        swapped = expression(_RULE).search(text, begins, old.start)
        joined = expression("treatment.swapped_to").fullmatch(text, old.end, new.start)
        if not (swapped and joined) or expression("treatment.swap_to_come").search(text, begins, swapped.start()):
            continue
        given_up = Because("historical", _RULE, swapped[0].strip())
        result[first] = replace(result[first], mention=replace(old, historical=True, because=(*old.because, given_up)))
        kept = tuple(said for said in new.because if said.flag != "historical")
        result[second] = replace(result[second], mention=replace(new, historical=False, because=kept))
    return result
