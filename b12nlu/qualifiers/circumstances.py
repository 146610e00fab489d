"""What the rest of a message says of a sign of danger: that it has come true, is back, or comes with a movement."""

from __future__ import annotations

import re

_COME_TRUE = re.compile(
    r"\b(?:now (?:i|it|my|mine|i'?ve|i'?m)\b(?!(?: am| just| really| a bit| so| feel)* (?:worr|scared|afraid|panic|"
    r"catastroph|"
    r"wonder|anxious|paranoid|nervous|freak|overthink|terrified|stress|want|know|have to|need|asking|would))|"
    r"i (?:now |do )?(?:have|got|get) (?:it|that|this|them|those|one)\b|"
    r"i'?ve (?:now )?(?:got|had) (?:it|that|this|them|those)\b|(?:it|this|that)(?:'?s| is| has) (?:now )?(?:happening|"
    r"happened|started|begun)|mine (?:is|are|has|have|does|did)\b|(?:i|it) (?:just |then |actually )?(?:did|"
    r"have)\b(?! (?:none|no\b|not\b|neither|never))|"
    r"that'?s what i (?:have|got)|exactly what)",
    re.I,
)
_RETURNED = re.compile(
    r"\b(?:(?:it'?s|its|it is|they'?re|they are|has come|have come|"
    r"has|came|come|coming|and|now)\s+(?:all\s+|just\s+)?back"
    r"(?!\s+(?:to normal|then|in (?:19|20)))|returned|"
    r"recurred|again (?:now|today|tonight|since)|(?:now|today|tonight) again)\b",
    re.I,
)
_SINCE_A_DAY = re.compile(
    r"^[^.;!?]{0,40}\bsince (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last night|this (?:morning|week)|"
    r"the weekend|breakfast|"
    r"lunch\w*|dinner|i woke|waking)\b",
    re.I,
)
_BEGUN = re.compile(
    r"^[^.;!?]{0,40}\b(?:started|began|came on|set in) (?:about |only |just )?(?:last (?:week|month|night|\w+day)|"
    r"this|yesterday|on|"
    r"(?:a|two|three|\d) (?:few )?(?:days|weeks|months))\b",
    re.I,
)
_NOT_RETURNED = re.compile(
    r"\b(?:never|not|hasn'?t|haven'?t|didn'?t|doesn'?t|won'?t)\b[^.,;]{0,25}?\b(?:came?|comes?|coming|returned|"
    r"recurred)\b(?: back)?|"
    r"\b(?:came?|coming|comes?) back (?:as |all |completely )?(?:normal|clear|fine|negative|ok|okay|in range|low|"
    r"high|good|at|with|to|for|from|in)\b|"
    r"\b(?:i|he|she|they|we|nurse|doctor|gp|to) (?:\w+ )?(?:came?|went|go|come) back\b",
    re.I,
)
"""Something else came back, or it did not."""
_WHENEVER = re.compile(
    r"\b(?:if|when|whenever|every time|each time|unless) (?:i|he|she|we|they) (?:try to |even |so much as |just |am |"
    r"'m |do |don'?t )?"
    r"(?:lie|lay|lying|sit|sitting|stand|walk|get up|turn|move|bend|look|close|shut|talk|speak|swallow|breathe|sleep|"
    r"eat|drink|"
    r"climb|stay|am still|keep|prop|hold|look|cover|go to bed|go upstairs)\b[^.;?!]*$",
    re.I,
)
_WAS_WELL = re.compile(
    r"\b(?:last (?:week|month|year|\w+day|summer|winter|spring|autumn|christmas|easter)|(?:a|an|one|two|three|four|"
    r"five|six|\d+|few|"
    r"couple of) (?:days?|weeks?|months?) ago|yesterday|until (?:last|this|a|\w+day))\W+(?:i|he|she|we|they|it|all|"
    r"my \w+)\W+"
    r"(?:was|were|could|ran|walked|did|needed|used|managed|would|cycled|danced|played)\W+(?:still |all |totally |"
    r"completely |absolutely |"
    r"perfectly |a )*(?:fine|well|ok|okay|good|normal|hik\w+|run\w*|walk\w*|jog\w*|cycl\w+|danc\w+|nothing|danc\w+|"
    r"play\w*|drive|"
    r"driving|climb\w*|see|read|marathon|5k|10k|miles|steady|independent|healthy)\b",
    re.I,
)
_RIGHT_NOW = re.compile(
    r"^(?:\W+\w+){0,3}?\W+(?:right now|just now|at the moment|as (?:i|we) (?:type|speak|write)|since (?:this|"
    r"yesterday|last night|"
    r"\d|about)|for the (?:last|past) (?:\w+ )?(?:min\w*|hours?|hrs?)|this (?:morning|afternoon|evening)|tonight)\b",
    re.I,
)
_AND_I_HAVE = re.compile(
    r"(?:\b(?:and|also|but|plus|because|cos|btw|by the way)|[,;])\s+(?:also\s+|now\s+|i\s+|i'?ve\s+|i'?m\s+|im\s+|"
    r"ive\s+|just\s+|my\s+)*"
    r"(?:got|have got|having|getting|i have|i feel|my)\s+(?:\w+\s+){0,3}$",
    re.I,
)
_UNWELL = re.compile(
    r"\b(?:not|isn'?t|no|never|don'?t|doesn'?t)\s+(?:\w+\s+){0,2}?(?:great|well|good|happy|coping|eating|sleeping|"
    r"right|ok|okay|fine|safe|myself|"
    r"himself|herself|better|improving|managing|functioning)(?:\s+(?:at|today|now|lately|much|all|home|"
    r"so)){0,3}\s*[,;:-]+\s*"
    r"(?:and\s+|just\s+|my\s+)?$",
    re.I,
)
_SUPPOSED = re.compile(r"\b(?:if|in case|should i get|would|might|when should|what if|unless|or)\b", re.I)
_SIDE_EFFECT_ASKED = re.compile(
    r"\b(?:is|was|are|could|can|might|would) (?:that|this|it|they|these|those)\b[^.?!]*\b(?:side effects?|normal|"
    r"common|"
    r"expected|reaction|allerg\w+|because|from|the (?:b\W?12|jab|shot|injection)|serious|sign|symptom|ok|okay)\b",
    re.I,
)
_OWN_PRESENT = re.compile(r"\b(?:my|i|i'?m|i've|ive|his|her|he'?s|she'?s|he|she)\b", re.I)


_NEAR = 200
"""Characters around a sign within which its sentence is looked at; people write long sentences without a stop."""


def has_come_about(sentence: str, end: int) -> bool:
    """Whether what stands behind a sign of danger says that it has come ("… and now I have it", "today it's back")."""
    return bool(_COME_TRUE.search(sentence[end : end + _NEAR]))


def has_returned(text: str, end: int) -> bool:
    """Whether what stands behind a past sign of danger says that it is back, or has lasted since a day or two."""
    after = text[end : end + _NEAR]
    return bool(_SINCE_A_DAY.match(after) or _RETURNED.search(_NOT_RETURNED.sub(" ", after)))


def has_begun(text: str, end: int) -> bool:
    """Whether the past time behind a sign is when it began ("…, started last month")."""
    return bool(_BEGUN.match(text[end : end + _NEAR]))


def happens_when(sentence: str, start: int, end: int) -> bool:
    """Whether an "if" before a sign names what brings it on ("if I lie flat I can't breathe"), and supposes nothing."""
    return bool(_WHENEVER.search(sentence[max(0, start - _NEAR) : end]))


def is_said_of_now(sentence: str, start: int, end: int) -> bool:
    """Whether a sign beside a question is said to be there right now ("…, also got chest pain right now")."""
    before = sentence[max(0, start - _NEAR) : start]
    return not _SUPPOSED.search(before) and bool(_RIGHT_NOW.match(sentence[end:]) or _AND_I_HAVE.search(before))


def comes_after_unwell(sentence: str, start: int) -> bool:
    """Whether the "not" before a sign only says that the writer is unwell ("not coping, want to die")."""
    return bool(_UNWELL.search(sentence[:start]))


def was_well_before(sentence: str, start: int, end: int) -> bool:
    """Whether the time named beside a sign is when all was well ("last month I was hiking")."""
    return bool(
        _WAS_WELL.search(sentence[end : end + _NEAR]) or _WAS_WELL.search(sentence[max(0, start - _NEAR) : start])
    )


def asks_whether_it_belongs(sentence: str, start: int, end: int) -> bool:
    """Whether a question only asks if a sign that the writer has now comes from the treatment ("is that normal?")."""
    before, after = sentence[:start], sentence[end:]
    if re.search(r"\bif\b|\bwould\b|\bmight\b", before, re.I):
        return False
    return bool(_OWN_PRESENT.search(before + sentence[start:end]) and _SIDE_EFFECT_ASKED.search(after))
