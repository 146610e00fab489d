"""Whether somebody else's emergency is happening now: "dad can hardly breathe" is, "my uncle had a stroke" is not."""

from __future__ import annotations

import re

_NOW = re.compile(
    r"\b(?:now|today|tonight|this (?:morning|afternoon|evening)|suddenly|sudden|currently|overnight|"
    r"(?:minutes?|mins?|hours?|hrs?) ago|since (?:breakfast|lunch\w*|tea ?time|tea|dinner|supper|noon|midday|"
    r"midnight|about \d|"
    r"\w+day|\d{1,2} ?(?:am|pm)|he woke|she woke|yesterday|last night|this|the (?:jab|shot|injection))|"
    r"help|what do i do|should i (?:call|ring)|woke up|"
    r"(?:and|who) (?:is|he'?s|she'?s|can'?t|cannot)|"
    r"after (?:(?:her|his|their|the|a|having|getting) )*(?:\w+ )?(?:jab|shot|injection|dose|needle))\b",
    re.I,
)
_PRESENT = re.compile(
    r"\b(?:is|are|isn'?t|aren'?t|can'?t|cannot|can|won'?t|doesn'?t|don'?t|keeps?|hardly|barely|just|who'?s|thinks|"
    r"believes|sees|hears|"
    r"he'?s|she'?s|they'?re)\s+(?:\w+\s+){0,6}$",
    re.I,
)
_HAS_GOT = re.compile(r"\b(?:\w+s|has|have|'s) (?:got|getting|having)\s+(?:\w+\s+){0,2}$", re.I)
_WITHIN = re.compile(
    r"\b(?:can'?t|cannot|can hardly|hardly|barely|doesn'?t|won'?t|isn'?t|is|are|(?:no|not) (?:answer|wak|respond|"
    r"breath)\w*|"
    r"(?:has|have|'s) (?:just |now |all |suddenly )?(?:gone|dropped|slipped|fallen|swollen|turned|stopped|collapsed|"
    r"closed|"
    r"started|lost|become))\b",
    re.I,
)
_IS_DOING = re.compile(r"\w+'s\s+$", re.I)
_DOING = re.compile(r"\w+ing\b", re.I)
"""Behind "husband's": "talking gibberish"."""
_PAST = re.compile(
    r"\b(?:had|was|were|died|used to|when (?:he|she)|in (?:19|20)\d\d|years? ago|last (?:year|month)|back in)\b", re.I
)
_LOOKED_AFTER = re.compile(
    r"\b(?:(?:seen|seeing|under|sees|has|got|back from) (?:her|his|their|a|an|the) (?:own )?(?:cardiologist|doctor|"
    r"gp|consultant|"
    r"neurologist|specialist|hospital|psychiatrist|crisis team|team)|being (?:looked after|treated|seen)|in good hands|"
    r"paramedics (?:are|have) (?:here|come)|already (?:in|at) (?:the )?hospital|(?:is|are) in (?:the )?hospital)\b",
    re.I,
)
"""Somebody is already with them, and the writer asks about something else."""
_LASTING = re.compile(r"\b(?:because of|due to|from|with) (?:his|her|their|the|parkinson|dementia|alzheimer|age)", re.I)


def is_happening(sentence: str, start: int, end: int) -> bool:
    """Whether a finding of a sentence, at this span, is said of the present."""
    before, within = sentence[:start], sentence[start:end]
    if _LOOKED_AFTER.search(sentence[end:]):
        return False
    present = bool(_PRESENT.search(before) or _HAS_GOT.search(before) or _WITHIN.search(within))
    present = present or bool(_IS_DOING.search(before) and _DOING.match(within))
    if present and not _PAST.search(before):
        return not _LASTING.search(sentence[end:])
    if _NOW.search(sentence):
        return not re.search(r"\b(?:died|in (?:19|20)\d\d|years? ago)\b", sentence, re.I)
    return False
