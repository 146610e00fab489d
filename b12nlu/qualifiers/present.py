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
_BEEN = re.compile(r"\b(?:has|have|he'?s|she'?s|they'?ve|\w+'s) been\s+(?:\w+\s+){0,3}$", re.I)
_NEWLY = re.compile(
    r"\b(?:this week|last week(?:end)?|since|started|began|begun|lately|recently|all (?:day|night|morning)|"
    r"for (?:the last |the past )?"
    r"(?:\w+ )?(?:hours?|days?)|these (?:last )?(?:\w+ )?(?:days|weeks))\b",
    re.I,
)
_WELL_NOW = re.compile(
    r"\b(?:(?:she|he|they)(?:'?s|'?re| is| are| has| have)? (?:now |been |all |much |absolutely |doing |"
    r"completely )*(?:fine|ok|okay|"
    r"better|well|recovered|stable|great)|(?:fine|better|well|recovered) (?:now|since)|before (?:she|he|they) (?:was|"
    r"were|got|had|started)|"
    r"when (?:her|his|their) (?:b\W?12|levels?|iron|hb)|cured)\b",
    re.I,
)
_WRITER_NOW = re.compile(
    r"(?:\b(?:i|i'?m|im|me|myself|my)\b[^.;]{0,40}\bnow\b|\bnow (?:i|i'?m|im|me|my)\b|\bit'?s me who'?s\b)", re.I
)
"""The "now" is the writer's, who asks for themselves."""
_TOLD_AS_PAST = re.compile(r"\b(?:was|were|had|used to|got|went|became)\b[^,.;]{0,25}$", re.I)
_LASTING = re.compile(r"\b(?:because of|due to|from|with) (?:his|her|their|the|parkinson|dementia|alzheimer|age)", re.I)


_TREATED = re.compile(
    r"\b(?:b\W?12|jabs?|shots?|injections?|deficien\w*|pernicious|hydroxo\w*|nitrous|nos|balloons?|laughing gas|"
    r"whippets?|loading)\b",
    re.I,
)
_WRITER_TREATED = re.compile(
    r"\b(?:my (?:own )?(?:b\W?12|jabs?|shots?|injections?|levels?|dose|deficiency)\b|(?:i'?m on |i am on |i have |"
    r"i'?ve (?:got |had )?|i get |i take |i had |should i |can i |"
    r"do i )[^.?!,]{0,25}\b(?:b\W?12|jabs?|shots?|injections?|deficien\w*|hydroxo\w*|levels?|dose)\b)",
    re.I,
)
_SET_IN = re.compile(
    r"\b(?:now|new|newly|sudden\w*|start\w*|began|begun|since|today|yesterday|tonight|last (?:week|night)|"
    r"this (?:week|morning)|keeps?|"
    r"getting|lately|(?:few|couple of|\w+) (?:days|weeks) ago|months? ago|"
    r"(?:from|for|past|last|these|over) (?:the )?(?:last |past )?(?:\d+|two|three|four|five|six|few|some) "
    r"(?:hours|days|weeks))\b",
    re.I,
)


_LONG_AGO = re.compile(
    r"\b(?:died|late (?:husband|wife|mum|mother|dad|father)|in (?:19|20)\d\d|years? ago|last (?:year|summer|winter|"
    r"spring|autumn|christmas)|"
    r"before (?:she|he|they|the)|used to|for years|none since|never|as (?:always|usual|ever))\b",
    re.I,
)


def is_new_in_the_treated(text: str, sentence: str, start: int, end: int) -> bool:
    """Whether a slow sign (weak legs, wetting) has newly come to a relative whose treatment the message is about."""
    return (
        bool(_TREATED.search(text) and _SET_IN.search(sentence))
        and not _WRITER_TREATED.search(text)
        and not _WELL_NOW.search(sentence[end:])
        and not _LOOKED_AFTER.search(sentence[end:])
        and not _LONG_AGO.search(sentence)
    )


_DEMENTIA = re.compile(r"\b(?:dementia|alzheimer\w*|parkinson\w*)\b", re.I)
_CHANGED = re.compile(
    r"\b(?:sudden\w*|since|today|tonight|this (?:morning|afternoon|evening|week)|yesterday|overnight|last night|"
    r"worse|much more|new\w*|"
    r"hours?|can'?t (?:breathe|wake|move)|won'?t wake|ambulance|help)\b",
    re.I,
)
"""What tells a sudden change from a known dementia."""


def is_happening(sentence: str, start: int, end: int) -> bool:
    """Whether a finding of a sentence, at this span, is said of the present."""
    before, within = sentence[:start], sentence[start:end]
    if _LOOKED_AFTER.search(sentence[end:]) or (_DEMENTIA.search(sentence) and not _CHANGED.search(sentence)):
        return False
    present = bool(_PRESENT.search(before) or _HAS_GOT.search(before) or _WITHIN.search(within))
    if _TOLD_AS_PAST.search(before) and _WELL_NOW.search(sentence[end:]):
        return False
    present = present or bool(_BEEN.search(before) and _NEWLY.search(sentence))
    present = present or bool(_IS_DOING.search(before) and _DOING.match(within))
    if present and not _PAST.search(before):
        return not _LASTING.search(sentence[end:])
    if _NOW.search(_WRITER_NOW.sub(" ", sentence)):
        return not re.search(r"\b(?:died|in (?:19|20)\d\d|years? ago)\b", sentence, re.I)
    return False
