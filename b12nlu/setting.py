"""What the rest of a message says of a sign of danger: told as a joke or a story, long over, long known, or feared."""

from __future__ import annotations

import re

_JEST = re.compile(
    r"\b(?:lol|lmao|rofl|ha(?:ha)+h?|hehe\w*|jk|(?:just|only) (?:kidding|joking)|joking|not literally)\b", re.I
)
_JESTED_ABOUT = frozenset({"psychosis", "confusion", "falls"})
"""What people say in jest. A breath that fails, a chest that hurts or a wish to die is no joke, whatever follows."""

_STORY = re.compile(
    r"\b(?:in|reading|watching|watched|wrote|writing|from|about) (?:the|a|an|my|this|that|some) (?:\w+ )?(?:book|"
    r"film|movie|"
    r"novel|series|show|game|play|episode|drama|documentary|podcast|dream|song|story|soap|sitcom)\b|"
    r"\b(?:hero|heroine|character|actor|villain)\b",
    re.I,
)
_TO_KNOW = re.compile(
    r"\b(?:so (?:that )?(?:i|we) (?:know|knew)|what to (?:look|watch) (?:out )?for|went (?:through|over) the|"
    r"talked (?:me )?"
    r"through|warned (?:me )?(?:about|of|that)|told (?:me )?to (?:look|watch)|if it (?:ever )?happens|leaflet|printout|"
    r"the (?:form|sheet|poster|website|app) (?:asks|lists|mentions|says))\b",
    re.I,
)
_ONE_DAY = re.compile(
    r"^[^.;]*\b(?:could|can|will|would|might|may|does|do)\b.*\b(?:one day|some ?day|eventually|in the future|"
    r"later in life|"
    r"later on|down the (?:line|road)|when i'?m old(?:er)?|in the long (?:run|term)|if (?:i|it'?s) (?:stop|left|"
    r"not treated))\b",
    re.I,
)
_CHILDHOOD = re.compile(
    r"\b(?:as a (?:kid|child|baby|toddler|teen|teenager|boy|girl|student|youngster)|in (?:my )?(?:childhood|"
    r"youth|infancy)|"
    r"when i was (?:a )?(?:\d{1,2}|young\w*|little|kid|child|small|at school|a student|pregnant)|aged? (?:\d|1\d)\b|"
    r"at (?:age|the age of) (?:\d|1\d)\b|back in the day|decades ago|donkey'?s years ago|(?:since|from) (?:birth|"
    r"childhood)|"
    r"born with|(?:19[3-9]\d|200\d|201\d) (?:\w+ )?(?:crash|accident|injury|fracture|operation|surgery|fall|stroke))\b",
    re.I,
)
_LONG_KNOWN = re.compile(
    r"\b(?:long[\s-]?standing|long[\s-]?term|longstanding|chronic|old|known|always (?:been|had)|"
    r"for (?:many )?(?:years|decades)|"
    r"since (?:19|20)\d\d|from (?:19|20)\d\d|all my life|lifelong|for (?:over |about )?\d+ years|years now)\b",
    re.I,
)
_SAME = re.compile(
    r"\b(?:no change|not changed|hasn'?t changed|unchanged|nothing (?:new|different|has changed)|stable|"
    r"no different|same as ever|"
    r"same as (?:always|usual|before)|no worse|not (?:any )?worse|nothing to do with|usual for me|normal for me|"
    r"as ever)\b",
    re.I,
)
_THEN = re.compile(
    r"\b(?:on admission|at (?:the )?diagnosis|before (?:my )?diagnosis|when (?:i was )?(?:first )?diagnosed|"
    r"at presentation|"
    r"back (?:then|in)|(?:years?|months?) (?:ago|back)|last (?:year|spring|summer|autumn|winter|christmas|easter|"
    r"month)|"
    r"in (?:19|20)\d\d|(?:in|since|during) (?:january|february|march|april|may|june|july|august|september|"
    r"october|november|"
    r"december)|that was (?:in )?(?:19|20)\d\d|used to|at first|initially|(?:was|were|had)\b)",
    re.I,
)
_OVER = re.compile(
    r"\b(?:(?:has|have|had|both|all|now|since|it|they|fully|completely|totally) (?:since |now |all |fully |"
    r"completely )*"
    r"(?:resolved|recovered|settled|cleared)|nothing since|none since|not since|never (?:since|again)|"
    r"fine (?:now|since|ever "
    r"since|these days)|(?:all )?(?:working )?fine (?:now|since)|ok(?:ay)? (?:now|since)|back to normal|"
    r"all working fine|"
    r"(?:scan|mri|tests?|ct) (?:was |were |all )?(?:normal|clear|negative)|full recovery|no (?:problems|trouble) since|"
    r"better now|gone now|long gone|years ago|these days (?:i'?m |it'?s )?(?:fine|ok|normal))\b",
    re.I,
)
_FRESH = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|right now|just now|suddenly|since (?:yesterday|"
    r"last night)|again|"
    r"yesterday|worse|worsening|happening|back again|new)\b",
    re.I,
)
_SIDE_EFFECT_ASKED = re.compile(
    r"\b(?:is|was|are|could|can|might|would) (?:that|this|it|they|these|those)\b[^.?!]*\b(?:side effects?|normal|"
    r"common|"
    r"expected|reaction|allerg\w+|because|from|the (?:b\W?12|jab|shot|injection)|serious|sign|symptom|ok|okay)\b",
    re.I,
)
_OWN_PRESENT = re.compile(r"\b(?:my|i|i'?m|i've|ive|his|her|he'?s|she'?s|he|she)\b", re.I)


_NEAR = 200
"""Characters around a sign within which its sentence is looked at; people write long sentences without a stop."""


def is_told_as_unreal(text: str, symptom: str) -> bool:
    """Whether a message tells a sign of danger as a joke, a story, a warning heard, or a fear for a far day."""
    if symptom == "suicidal_thoughts":
        return False
    jest = symptom in _JESTED_ABOUT and bool(_JEST.search(text))
    story = symptom in ("psychosis", "confusion", "syncope") and bool(_STORY.search(text))
    return jest or story or bool(_TO_KNOW.search(text)) or bool(_ONE_DAY.search(text))


def is_long_past(text: str, start: int, end: int, symptom: str) -> bool:
    """Whether the words around a sign of danger put it in childhood, or say that it is over or long known."""
    if symptom == "suicidal_thoughts":
        return False
    first = max(text.rfind(".", 0, start), text.rfind("!", 0, start), text.rfind("\n", 0, start)) + 1
    stop = re.search(r"[.!\n]", text[end:])
    first = max(first, start - _NEAR)
    around = text[first : min(end + stop.start() if stop else len(text), end + _NEAR)]
    if _FRESH.search(_SAME.sub(" ", around)):
        return False
    known = bool(_LONG_KNOWN.search(around) or _CHILDHOOD.search(around))
    return (
        bool(_CHILDHOOD.search(text[first:end][-60:] + text[end : end + 25]))
        or (known and bool(_SAME.search(around)))
        or bool(_THEN.search(text[first:end] + text[end : end + 40]) and _OVER.search(text[end:]))
    )


def asks_whether_it_belongs(sentence: str, start: int, end: int) -> bool:
    """Whether a question only asks if a sign that the writer has now comes from the treatment ("is that normal?")."""
    before, after = sentence[:start], sentence[end:]
    if re.search(r"\bif\b|\bwould\b|\bmight\b", before, re.I):
        return False
    return bool(_OWN_PRESENT.search(before + sentence[start:end]) and _SIDE_EFFECT_ASKED.search(after))
