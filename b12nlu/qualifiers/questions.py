"""Which findings a question only asks about: "can it cause depression?" states nothing, "why am I so tired?" does."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"^\W*(?:(?:hi|hello|hey|so|and|but|also|ok|okay|please|doctor|dear|sir|doc|well|then|or|btw|"
    r"just wondering|just curious|curious|i wonder|wondering|"
    r"i was wondering|can you tell me|could you tell me|tell me|do you know|i want to know|"
    r"i would like to know|i'd like to know|question)\b[\s,.:]*)*"
    r"(?P<word>what|which|how|(?:can|could|may|might)(?!'| (?:be|not|only|hardly|barely|just)\b)|(?:does|do|"
    r"did)(?! (?:have|has|"
    r"not|feel|get|complain))|is|are|will|would|should|who|(?:when|where) (?:is|are|do|does|can|should|"
    r"will|would|did)|why|whether|about(?!\s+(?:\d|half|"
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b))|explain|define|definition|"
    r"(?:causes?|symptoms?|signs?|treatments?) (?:of|for|and)|difference|foods)\b",
    re.I,
)
_MODAL_I = re.compile(
    r"\b(?:can|could|should|may|do|does|will|would|must|shall|did|what|how)\s+(?:often\s+|long\s+|much\s+|"
    r"many\s+\w+\s+|soon\s+|else\s+)?(?:can\s+|do\s+|should\s+|will\s+|could\s+|would\s+)?i\b"
    r"(?!\s+(?:feel|have|keep|get|still|suddenly|wake|always|also|stop|got|become|can'?t|cannot))"
    r"|\b(?:could|might) my\b|\b(?:tell|give|help|advise|show|send|explain to|let) me\b",
    re.I,
)
_OWN = re.compile(
    r"\b(?:i|i'm|im|i've|ive|my|me|mine|myself|anyone else|anybody else|else|am i|these|this|he|she|his|her|"
    r"patient)\b",
    re.I,
)
_NORMAL = re.compile(r"\b(?:normal|serious|dangerous|ok|okay|bad|emergency|to be expected)\b", re.I)
_IS_IT = re.compile(
    r"(?:(?:could|can|might|may|would) (?:it|this|that|these|those) be|"
    r"(?:is|are) (?:it|this|that|these|those)(?! (?:possible|common|likely|rare|usual|safe|true|known)))\b",
    re.I,
)
_MERELY = re.compile(r"\b(?:i (?:read|heard|saw|was told that b|want to know))\b", re.I)


_TURNS = re.compile(
    r"\b(?:because|cos|cuz|coz|bc|only|anyway|also|btw|but|since (?=i\b|i'|my)|as (?=i\b|i'|my)|"
    r"and (?=i\b|i'|im\b|my\b|now)|cause (?=i\b|i'|my\b))\b|[;]",
    re.I,
)
"""Where a question turns into a statement ("is it the dose, because I can't see properly")."""
_OF_A_PERSON = re.compile(
    r"\b(?:someone|somebody|a patient|patient|man|woman|person) (?:who (?:is|can'?t)|who's)\b|"
    r"\b(?:an? |this |my )?\d{1,3}[\s-]*(?:years?|yrs?|yo|y/o|[mf]\b)",
    re.I,
)


_OF_MINE = re.compile(
    r"^\W*(?:really |possibly |always |usually |often |sometimes |ever |actually |"
    r"have |be )*(?:do|done|cause|caused|causing|explain|behind) (?:this|it|all this|my)\b",
    re.I,
)
"""After a cause: the question is about the writer's own trouble ("could a gastric band do this?")."""
_TAKEN_AS_GIVEN = re.compile(
    r"^(?:could|can|might|may|would|is|are)\s+(?:(?:all )?(?:the|this|these|my|his|her))\s+(?:[\w-]+\s+){0,2}$", re.I
)
_COMES_FROM = re.compile(
    r"^\s*(?:(?:be|being|come|coming|just|all|partly)\s+){0,3}(?:from|due|because|down to|caused by|linked|"
    r"related|connected|a side effect|side effects|a reaction|part of)\b",
    re.I,
)
"""Around a symptom: the question is where it comes from, not whether there is one ("could the cramps be from it?")."""


_QUESTION_ENDS = re.compile(
    r"^(?:b[\s-]?12|\D)+(?:[,;:(]|\s-)\s*(?:(?:and|with|my|his|her|the|i have|i've got)\s+)*"
    r"(?:[a-z][\w -]{0,20}?(?: is| was| of|:)? ?[<>]?\d[\d.,]*[^\d,;?]{0,15}(?:[,;]| and)\s*(?:my )?){0,6}$",
    re.I,
)


def ends_before(sentence: str, start: int) -> bool:
    """Whether a question without a number ends where a result begins: `what dose do I need, b12 is 88`."""
    return bool(_QUESTION_ENDS.match(sentence[:start]))


def asked_about(sentence: str, start: int, end: int) -> bool:
    """Whether the finding at a span of a sentence is only the topic of a question."""
    asks = _ASKS.match(sentence)
    if not asks or start < asks.start("word"):
        return False
    if _IS_IT.match(sentence[asks.start("word") :]):
        return False
    if _TAKEN_AS_GIVEN.match(sentence[asks.start("word") : start]) and _COMES_FROM.match(sentence[end:]):
        return False
    if asks["word"].lower() in ("is", "are") and _NORMAL.search(sentence):
        return False
    before = _MERELY.sub(" ", _MODAL_I.sub(" ", sentence[asks.start("word") : start]))
    if _OF_MINE.match(sentence[end:]):
        return False
    turns = list(_TURNS.finditer(before))
    if turns and _OWN.search(before[turns[-1].end() :] + sentence[start:end]):
        return False
    return not (_OWN.search(before) or _OF_A_PERSON.search(before))
