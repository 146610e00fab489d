"""What the rest of a message says of a sign of danger: told as a joke or a story, long over, long known, or feared."""

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
    r"\b(?:and|but|now|because|cos|as|since|then|when)\s+(?:now\s+|then\s+)?(?:my|mine|i|i'?m|i'?ve|im|ive|his|her|its|it'?s)\b",
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
_MAY = re.compile(r"\b(?:could|can|will|would|might|may|does|do)\b[^,;.]{0,60}$", re.I)
_ONE_DAY = re.compile(
    r"\b(?:one day|some ?day|eventually|in the future|"
    r"later in life|later on|down the (?:line|road)|when i'?m old(?:er)?|"
    r"in the long (?:run|term)|if (?:i|it'?s) (?:stop|left|not treated))\b",
    re.I,
)
_CHILDHOOD = re.compile(
    r"\b(?:as a (?:kid|child|baby|toddler|teen|teenager|boy|girl|student|youngster)|in (?:my )?(?:childhood|"
    r"youth|infancy)|"
    r"when i was (?:a )?(?:\d{1,2}|young\w*|little|kid|child|small|at school|a student|pregnant)|"
    r"(?<!son )(?<!son, )(?<!daughter )(?<!daughter, )"
    r"(?<!child )(?<!boy )(?<!girl )(?<!kid )aged? (?:\d|1\d)\b|"
    r"at (?:age|the age of) (?:\d|1\d)\b|back in the day|decades ago|donkey'?s years ago|(?:since|from) (?:birth|"
    r"childhood)|"
    r"born with|(?:19[3-9]\d|200\d|201\d) (?:\w+ )?(?:crash|accident|injury|fracture|operation|surgery|fall|stroke))\b",
    re.I,
)
_LONG_KNOWN = re.compile(
    r"\b(?:long[\s-]?standing|long[\s-]?term|longstanding|chronic|old|known|always (?:been|had)|"
    r"for (?:many )?(?:years|decades)|"
    r"since (?:19|20)\d\d|since (?:my |the |having |i had )*(?:kids?|children|bab(?:y|ies)|twins|births?|son|daughter|"
    r"pregnan\w+|hysterectomy|prostate|operation)|"
    r"from (?:19|20)\d\d|all my life|lifelong|for (?:over |about )?\d+ years|years now)\b",
    re.I,
)
_SAME = re.compile(
    r"\b(?:no change|not changed|hasn'?t changed|unchanged|nothing (?:new|different|has changed)|not new|stable|"
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
    r"december)|before (?:i (?:was|got|had)|the|my|any|being|they) "
    r"(?:\w+ )?(?:treat\w+|diagnos\w+|jabs?|shots?|injections?|loading|b12)|"
    r"that was (?:in )?(?:19|20)\d\d|used to|at first|initially|(?:was|were|had)\b)",
    re.I,
)
_OVER = re.compile(
    r"\b(?:(?:has|have|had|both|all|now|since|it|they|fully|completely|totally) (?:since |now |all |fully |"
    r"completely )*"
    r"(?:resolved|recovered|settled|cleared)|nothing since|none since|not since|never (?:since|again)|"
    r"(?:it'?s|that'?s|they'?ve|they have|it has|that has|"
    r"all|symptoms? ha(?:s|ve)) (?:now |all |completely |totally |fully )*"
    r"(?:gone|disappeared|vanished|cleared|stopped|went away)|"
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
    return bool(_RETURNED.search(text[end : end + _NEAR]))


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
