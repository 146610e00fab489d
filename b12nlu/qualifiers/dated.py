"""Whether the words right around a symptom or a result put it in a year, or before the treatment."""

from __future__ import annotations

from b12nlu.mention import Mention
from b12nlu.qualifiers.cues import Cue
from b12nlu.qualifiers.history import is_of_an_early_year

_IN_A_YEAR = Cue("dated.in_a_year")
"""A year right behind a symptom puts it in the past ("a TIA in 2015")."""


_YEAR_OF_AN_EVENT = Cue("dated.year_of_an_event")
"""Up to the end of an event: its year stands before it ("2014 overdose"), or it is called one of the past."""

_FINE_SINCE = Cue("dated.fine_since")
"""Behind a result: it was that of a year, and is well now ("Hb was 60 in 2019, fine now")."""

_BEFORE_TREATMENT = Cue("dated.before_treatment")


_TILL_TREATMENT = Cue("dated.till_treatment")


_WAS_ALREADY = Cue("dated.was_already")
"""Before "before I had B12": it is older than the treatment, and still there."""


def is_dated(mention: Mention, text: str, start: int, end: int) -> bool:
    """Whether the words around a symptom or a result (by its span) put it in a year, or before the treatment."""
    before, after = text[:start], text[end:]
    if mention.type == "lab":
        return bool(_BEFORE_TREATMENT.search(before) or _FINE_SINCE.match(after) or is_of_an_early_year(before))
    if mention.type != "symptom":
        return False
    until = _TILL_TREATMENT.match(after)
    treated = until is not None and not _WAS_ALREADY.search(until[0])
    of_a_year = _IN_A_YEAR.match(after) or _YEAR_OF_AN_EVENT.search(text[:end])
    return treated or bool(of_a_year or _BEFORE_TREATMENT.search(before))
