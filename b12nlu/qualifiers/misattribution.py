"""Whether a sign of danger is not the writer's at all: ticked by mistake, asked by the form, or a stranger's."""

from __future__ import annotations

import re

_MISTAKEN = (
    r"(?:by (?:mistake|accident)|accident(?:al)?ly|wrong (?:box|button|one)|in error|didn'?t mean to|meant no(?:ne)?\b|"
    r"should (?:be|have been) no\b)"
)
_CHOSEN = r"(?:tick|click|chose|select|tapp?ed)\w*"
_BY_MISTAKE = re.compile(
    rf"\b{_CHOSEN}\b[^.?!]{{0,60}}\b{_MISTAKEN}|\b{_MISTAKEN}\W+(?:i\W+)?{_CHOSEN}|"
    rf"\b(?:press|hit|said|answer|put|typed|enter)\w*\b(?=[^.?!]*\b(?:button|box|option|yes|"
    rf"question)\b)[^.?!]{{0,60}}\b{_MISTAKEN}|"
    r"\b(?:by (?:mistake|accident)|accidentally|mistakenly)\W+(?:i\W+)?(?:said|answered|typed|pressed|put) yes\b|"
    r"\b(?:ignore|scrap|scratch|disregard|forget)\b[^.?!]{0,40}\b(?:misread|misunderstood|mistake|typo)\b",
    re.I,
)
_OF_THE_FORM = re.compile(r"^\W*(?:questions?|tick ?box|box|item|button)\b", re.I)
_ASKED_BY_YOU = re.compile(
    r"\b(?:why (?:are|do|did|would) (?:you|they|u) (?:\w+ )?ask\w*|(?:that|the|your|this) questions? (?:about|on|of|"
    r"whether|if)|"
    r"(?:the )?(?:form|app|website|list|questionnaire|sheet|page|leaflet) (?:says|asks|lists|mentions))\b[^.?!]{0,40}$",
    re.I,
)
"""The sign stands in a question or a form that the writer talks of."""
_TURNS = re.compile(r"[,;]|\b(?:as|because|but|and|my|i'?ve|i'?m)\b", re.I)
_MINE_IS_FINE = re.compile(
    r"^[^.?!]{0,25}[,;]\s*(?:but )?mine(?:'s| is| are) (?:all )?(?:fine|ok|okay|good|normal|great)\b", re.I
)
_NONE_OF_IT = re.compile(
    r"^[^.?!]{0,60}[,;:.]\s*(?:but |and |so )?(?:i (?:have|had|get|got)|i'?ve|i'?ve (?:got|had)|got|had) (?:none|"
    r"neither|no such|not one)\b|"
    r"^[^.?!]{0,20}[,;]\s*(?:but |and )?(?:i (?:haven'?t|don'?t|do not|have not) (?:have|got|get|had) (?:any|it|that|"
    r"them)|i don'?t)"
    r"\s*(?:$|[.,;!?])",
    re.I,
)
_CONTRADICTED = re.compile(
    r"^[^.?!]{0,80}\b(?:one|some|everyone|everybody|they|doctors?|gp|nurses?|leaflets?|websites?|you|pharmacist|"
    r"consultant|hospital|"
    r"internet|google|nhs|label)\b[^.?!]{0,25}\b(?:says?|said|told|tells?|recommend\w*|writes?|gives?|advis\w+|"
    r"suggest\w*)\b",
    re.I,
)
"""Behind "I'm so confused": people or papers say different things."""
_MUDDLED = re.compile(r"(?:\w+ )?(?:confused|muddled|bewildered|baffled)", re.I)
_TO_SOMETHING_ELSE = re.compile(
    r"\b(?:allerg\w+|reaction|react\w*|sensitive) to (?!b\W?12|it\b|this|that|the (?:jab|shot|inj|b)|my (?:jab|shot|"
    r"inj|b)|hydroxo|cyano|"
    r"cobal|vitamin|these|them|injection)[\w' ,]{2,30}[\s(,:-]*(?:with |had |causes? |gives? me |got )?$",
    re.I,
)
_TO_PEANUTS = re.compile(
    r"^\s*(?:reactions? |shock )?(?:to|from|with|after) (?!b\W?12|it\b|this|that|the\b|my (?:jab|shot|inj|b|first|"
    r"second|last)|hydroxo|cyano|"
    r"cobal|vitamin|these|them|injection|a (?:jab|shot|b)|jab|shot|loading|today)\w+",
    re.I,
)
_ALLERGIC_NOW = re.compile(r"\b(?:now|today|just|happening|minutes|since|this morning|started)\b", re.I)
_A_STRANGER = re.compile(
    r"\b(?:a|an|some|this|that|one|another) (?:\w+ )?(?:girl|guy|man|woman|lady|bloke|lad|boy|kid|chap|fella|person|"
    r"customer|colleague|"
    r"celebrity|student|teenager|member|poster)\b(?: (?:at|in|on|from|down|i (?:know|knew|"
    r"read about))\b[^.?!,]{0,30}?)?"
    r" (?:ended|got|had|was|went|lost|became|collapsed|died|wound)\b[^.?!]{0,30}$",
    re.I,
)
_HEARD_OF_SOMEBODY = re.compile(
    r"\b(?:about|saw|seen|met|knew|heard of|read of|watched)\s+(?:a |an |some |this |that |one )?(?:\w+ )?(?:someone|"
    r"somebody|people|girl|guy|"
    r"man|woman|lady|bloke|lad|boy|kid|chap|fella|person|patient|student)\b[^.?!,]{0,30}$",
    re.I,
)
_THE_WRITER = re.compile(r"\b(?:i|i'?m|i'?ve|im|ive|my|me)\b(?! (?:know|knew|read|heard|saw|met)\b)", re.I)
_OF_THE_LATE = re.compile(
    r"\blate (?:husband|wife|mum|mother|dad|father|sister|brother|partner|gran\w*|nan|uncle|aunt\w*)\b[^.?!]*\b(?:he|"
    r"she|his|her|who)\b"
    r"(?![^.?!]*\b(?:i|i'?m|i'?ve|im|ive|my)\b)",
    re.I,
)
_JUST_NOW = re.compile(
    r"\b(?:just|now|today|tonight|minutes|help|what do i do|this morning|ambulance|999|911|112|overnight|suddenly|"
    r"acutely)\b",
    re.I,
)


def stands_in_a_question(sentence: str, start: int, end: int) -> bool:
    """Whether a sign is what a question or a form asks about, of which the writer talks ("the fainting question")."""
    asked = _ASKED_BY_YOU.search(sentence[:start])
    return bool((asked and not _TURNS.search(asked[0])) or _OF_THE_FORM.match(sentence[end:]))


def is_a_mistake(sentence: str) -> bool:
    """Whether a sentence takes back an answer that was given by mistake ("I meant no")."""
    return bool(_BY_MISTAKE.search(sentence))


def is_disowned(sentence: str, start: int, end: int, symptom: str) -> bool:
    """Whether a sign was ticked by mistake, is a stranger's or of another allergy, or means conflicting advice."""
    before, within, after = sentence[:start], sentence[start:end], sentence[end:]
    if _BY_MISTAKE.search(sentence) or _NONE_OF_IT.match(after) or _MINE_IS_FINE.match(after):
        return True
    if symptom == "confusion" and _MUDDLED.fullmatch(within) and _CONTRADICTED.match(after):
        return True
    if symptom == "anaphylaxis_features" and not _ALLERGIC_NOW.search(sentence):
        return bool(_TO_SOMETHING_ELSE.search(before) or _TO_PEANUTS.match(after))
    stranger = (
        _A_STRANGER.search(sentence[:end]) or _OF_THE_LATE.search(sentence[:end]) or _HEARD_OF_SOMEBODY.search(before)
    )
    return bool(
        stranger and not _JUST_NOW.search(sentence) and not _THE_WRITER.search(sentence, stranger.start() + 1, end)
    )
