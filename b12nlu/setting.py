"""What the rest of a message says of a sign of danger: told as a joke or a story, heard of, feared, or come true."""

from __future__ import annotations

import re

_JEST = re.compile(
    r"\b(?:lol|lmao|rofl|ha(?:ha)+h?|hehe\w*|jk|(?:just|only) (?:kidding|joking)|joking|not literally)\b", re.I
)
_SAID_IN_JEST = re.compile(
    r"(?:\w+ )?(?:paranoi[ad]|confused|confusion|muddled|bewildered|delusional|delusions?|psychotic|manic|mania|raving|"
    r"hallucinat\w+|disorient\w+)",
    re.I,
)
"""Single words that people say in jest. Whoever sees a man in the room, or whose face drops, is not joking."""

_FICTION = re.compile(
    r"\b(?:fiction\w*|pretend\w*|role-?\s?play\w*|make[- ]believe|"
    r"in (?:a|my|this|the|that) (?:\w+ )?(?:dream|nightmare)|"
    r"i (?:dreamt|dreamed)|hero|heroine|actor|villain)\b",
    re.I,
)
_STORY = re.compile(
    r"\b(?:in|reading|watching|watched|wrote|writing|from|about|for) (?:the|a|an|my|this|that|some) (?:\w+ )?(?:book|"
    r"film|movie|novel|series|show|game|play|episode|drama|documentary|podcast|song|story|soap|sitcom)\b|"
    r"\bcharacter\b",
    re.I,
)
_WRITER_IS_IN_IT = re.compile(r"\b(?:i|i'?m|i'?ve|im|ive|my|we|me)\b(?:\W+[\w']+){0,3}\W*$", re.I)
"""The writer stands right before the sign ("I was reading a book when I passed out"): that is no story."""

_HEARD_OF = re.compile(
    r"\b(?:what to (?:look|watch) (?:out )?for|went (?:through|over) the|talked (?:me )?through|"
    r"warned (?:me |us )?(?:about|of|that)|told (?:me |us )?(?:to (?:look|watch)|about)|leaflet|printout|"
    r"(?:said|says|told me|tells me|mentioned|explained)\s+(?:that\s+)?(?:i|you|people|some people|patients)\s+"
    r"(?:might|may|could|can|would)\s+(?!have\b|be\b|'?ve\b)|"
    r"the (?:form|sheet|poster|website|app|questionnaire) (?:asks|lists|mentions|says))\b",
    re.I,
)
_TO_KNOW = re.compile(
    r"\b(?:so (?:that )?(?:i|we) (?:know|knew)|what to (?:look|watch) (?:out )?for|if it (?:ever )?happens)\b", re.I
)
_TURNS_TO_ONESELF = re.compile(
    r"\b(?:and|but|now|because|cos|as|since|then|when)\s+(?:now\s+|then\s+)?(?:my|mine|i|i'?m|i'?ve|im|ive|his|her|"
    r"its|it'?s)\b",
    re.I,
)
_COME_TRUE = re.compile(
    r"\b(?:now (?:i|it|my|mine|i'?ve|i'?m)\b|i (?:now |do )?(?:have|got|get) (?:it|that|this|them|those|one)\b|"
    r"i'?ve (?:now )?(?:got|had) (?:it|that|this|them|those)\b|(?:it|this|that)(?:'?s| is| has) (?:now )?(?:happening|"
    r"happened|started|begun)|mine (?:is|are|has|have|does|did)\b|(?:i|it) (?:just |then |actually )?(?:did|have)\b|"
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
_MAY = re.compile(r"\b(?:could|can|will|would|might|may|does|do)\b[^,;.]{0,60}$", re.I)
_ONE_DAY = re.compile(
    r"\b(?:one day|some ?day|eventually|in the future|"
    r"later in life|later on|down the (?:line|road)|when i'?m old(?:er)?|"
    r"in the long (?:run|term)|if (?:i|it'?s) (?:stop|left|not treated))\b",
    re.I,
)
_SIDE_EFFECT_ASKED = re.compile(
    r"\b(?:is|was|are|could|can|might|would) (?:that|this|it|they|these|those)\b[^.?!]*\b(?:side effects?|normal|"
    r"common|"
    r"expected|reaction|allerg\w+|because|from|the (?:b\W?12|jab|shot|injection)|serious|sign|symptom|ok|okay)\b",
    re.I,
)
_OF_ANYBODY = re.compile(
    r"^\W*(?:ing\b\W*)?(?:for |in )?(?:you|people|someone|somebody|anybody|anyone|a person|a patient|patients|"
    r"one)\b(?!\W+(?:i|my)\b)",
    re.I,
)
"""Right behind a sign: it is of anybody ("can gas paralyse you?")."""
_CAN = re.compile(r"\b(?:can|could|does|do|will|would|might|may)\b[^.?!]{0,60}$", re.I)
_COULD_I_GET = re.compile(
    r"\b(?:could|can|might|may|will|would) (?:i|we) (?:ever |also |really )?(?:have|get|suffer|develop|"
    r"end up with)\b[^.?!,]{0,25}$",
    re.I,
)
_FROM_IT = re.compile(
    r"^[^.?!,]{0,25}\b(?:from|if|when|by|through|with|after) (?:i|too|the|a|an|taking|having|b\W?12|injecting|low|"
    r"high|stopping|more|"
    r"missing|injections?|jabs?|shots?)\b",
    re.I,
)
"""After "could I have a stroke": from too much of it, which has not happened."""
_SAT_ON = re.compile(
    r"^[^.;?!]{0,25}\b(?:because|from|after|when|if|cos|as|with)\b[^.;?!]{0,20}\b(?:sle(?:pt|ep|eping) (?:on|funny|"
    r"awkward\w*)|"
    r"s(?:at|it|itting) (?:on|cross\w*|too|down|for|all)|l(?:ying|ie|ay) on (?:it|my)|lean(?:ed|ing|t)? on|kneel\w*|"
    r"knelt|"
    r"cross(?:ed|ing)? my legs|long (?:flight|drive)|bike|cycling)\b(?![^.!?]*\b(?:still|hours|days|won'?t|"
    r"not come back|can'?t)\b)",
    re.I,
)
"""Right behind a dead limb or a numb seat: it was lain or sat on."""
_EXERCISE = re.compile(
    r"\b(?:exam|quiz|mcq|osce|revision|practice|teaching) (?:question|case|paper|scenario|purposes)|\bvignette\b|"
    r"\bcase study\b|\bhypothetical(?:ly)?\b|\b(?:imaginary|fictitious) (?:patient|case|person)\b|"
    r"\bsingle best answer\b",
    re.I,
)
_OWN_PRESENT = re.compile(r"\b(?:my|i|i'?m|i've|ive|his|her|he'?s|she'?s|he|she)\b", re.I)


_NEAR = 200
"""Characters around a sign within which its sentence is looked at; people write long sentences without a stop."""


def is_told_as_unreal(sentence: str, start: int, end: int, symptom: str) -> bool:
    """Whether a sentence tells a sign of danger (by its span) as a joke, a story, a warning heard, or a fear for later.

    When in doubt the sign counts: what the writer says of themselves, or says has come about, is real.
    """
    if symptom == "suicidal_thoughts":
        return False
    before = sentence[:start]
    jest = bool(_JEST.search(sentence) and _SAID_IN_JEST.fullmatch(sentence[start:end]))
    narrated = symptom in ("psychosis", "confusion", "syncope")
    story = narrated and bool(
        _FICTION.search(sentence) or (_STORY.search(sentence) and not _WRITER_IS_IN_IT.search(before))
    )
    return (
        jest
        or story
        or bool(_EXERCISE.search(before))
        or (symptom in ("limb_weakness", "bladder_or_bowel_disturbance") and bool(_SAT_ON.match(sentence[end:])))
        or bool(_CAN.search(before) and _OF_ANYBODY.match(sentence[end:]))
        or bool(_COULD_I_GET.search(sentence[:end]) and _FROM_IT.match(sentence[end:]))
        or _is_only_heard_of(sentence, start, end)
        or bool(_MAY.search(before) and _ONE_DAY.search(sentence[start:]))
    )


def _is_only_heard_of(sentence: str, start: int, end: int) -> bool:
    if has_come_about(sentence, end):
        return False
    heard = _HEARD_OF.search(sentence, 0, end)
    if heard and heard.start() < start and not _TURNS_TO_ONESELF.search(sentence[heard.end() : end]):
        return True
    return bool(_TO_KNOW.search(sentence[end:]))


def has_come_about(sentence: str, end: int) -> bool:
    """Whether what stands behind a sign of danger says that it has come ("… and now I have it", "today it's back")."""
    return bool(_COME_TRUE.search(sentence[end : end + _NEAR]))


def has_returned(text: str, end: int) -> bool:
    """Whether what stands behind a past sign of danger says that it is back."""
    return bool(_RETURNED.search(_NOT_RETURNED.sub(" ", text[end : end + _NEAR])))


def is_an_exercise(sentence: str, start: int) -> bool:
    """Whether a finding belongs to a case that is made up, for an exam or as a supposition."""
    return bool(_EXERCISE.search(sentence, 0, start))


def happens_when(sentence: str, start: int, end: int) -> bool:
    """Whether an "if" before a sign names what brings it on ("if I lie flat I can't breathe"), and supposes nothing."""
    return bool(_WHENEVER.search(sentence[max(0, start - _NEAR) : end]))


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
