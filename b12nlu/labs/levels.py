"""Results given in words: "my B12 is really low", "normal folate", "IF antibodies came back -ve".

The words stand in `rules/results.yml`; here is only where they are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, Literal

from b12nlu.terms.lexicon import lexicon
from b12nlu.text.expressions import expression
from b12nlu.text.possible import Expression

ANTIBODIES = frozenset({"intrinsic_factor_antibody", "parietal_cell_antibody"})

Level = Literal["low", "normal", "high"]

_NOT = r"(?P<not>(?:not|isn'?t|wasn'?t|aren'?t|weren'?t|never|never been|n't|neither|hasn'?t been)\s+)?"
_LIST = r"(?:\s*,\s*(?:and\s+)?[\w'-]+(?:\s+(?:of|the|[\w'-]+)){0,4}){1,6}?\s+(?:were|are|was|is|all|both)\b"
_DENIED_BEFORE = expression("levels.denied_before")
_OWNED_BEFORE = expression("levels.owned_before")
_TITRE = r"(?:[<>]?=?\d+(?:[.,]\d+)?\s{0,8}(?:[a-z]{0,3}/ml|units?\b|i?u\b)?[\s.,;:()-]*)?"
"""The amount of an antibody, before the word that judges it ("120 U/ml POS")."""
_BROUGHT_UP = ("up", "higher")
_OPPOSITE = {"positive": "negative", "negative": "positive"}


@dataclass(frozen=True)
class WordResult:
    """What words say of one analyte: a level or an antibody result, its character span, and how sure it is."""

    start: int
    end: int
    word: Level | None = None
    sign: str | None = None
    negated: bool = False
    uncertain: bool = False


class _Wording:
    """The expressions made from `rules/results.yml`."""

    def __init__(self, rules: dict[str, Any]) -> None:
        self._rules = rules
        very = "|".join((*rules["very_phrases"], *rules["very"].split()))
        self._very = rf"(?:(?:{very})[\s-]+){{0,3}}"
        words = "|".join((*rules["link_phrases"], *rules["link"].split()))
        self._link = rf"(?:\s|[:=\-,()&\"']|\b(?:{words})\b){{0,16}}?"

        self._reported = rf"(?:{rules['reported'].strip()}\s+)?"

    @cached_property
    def level(self) -> list[tuple[Level, Expression]]:
        """The levels, each with the phrases that name it."""
        return [(item["word"], _compiled("|".join(item["phrases"]))) for item in self._rules["levels"]]

    @cached_property
    def level_before(self) -> Expression:
        """A level right before a name."""
        between = self._rules["between_level_and_name"]
        return _compiled(
            rf"{_NOT}(?:\b(?:a|my|the|very|really|had|have|"
            rf"has)\s+)*?(?<!\w)(?P<level>{self._phrases})[\"']?,?\s+(?:{between})*[\"']?$"
        )

    @cached_property
    def level_after(self) -> tuple[Expression, Expression]:
        """A level after a name, and after a list that begins with the name."""
        tail = rf"{self._link}{_NOT}{self._very}(?<![\w-])(?P<level>{self._phrases})(?![\w])"
        return _compiled(rf"^{tail}"), _compiled(rf"^{_LIST}{tail}")

    @cached_property
    def level_now(self) -> Expression:
        """The level of now, behind the one of then ("was low last time, now normal")."""
        return _compiled(
            rf"[^.;!?\n\d]{{0,25}}\b(?:now|today|currently)\b(?!\W*(?:it )?(?:was|were|had been|used)\b)"
            rf"{self._link}{_NOT}{self._very}(?<![\w-])(?P<level>{self._phrases})(?![\w])"
        )

    @cached_property
    def level_in_turn(self) -> Expression:
        """A second level with a time of its own, behind a first with one ("low in March, normal in June")."""
        time = rf"\s+(?:{self._rules['at_a_time'].strip()})"
        return _compiled(rf"{time}[\s,;:-]+(?:and |then |but |now )*{_NOT}{self._very}(?P<level>{self._phrases}){time}")

    @cached_property
    def level_of_all(self) -> tuple[Expression, Expression]:
        """A level of everything that was tested: before "including" and a name, and before one that is "included"."""
        everything = rf"\b{self._rules['all'].strip()}\b{self._link}{_NOT}{self._very}"
        said = rf"{everything}(?<![\w-])(?P<level>{self._phrases})(?![\w])"
        end = r"(?:my |the |vitamin |vit )*$"
        return (
            _compiled(rf"{said}[\s,;:(-]*(?:and )?{self._rules['including']}\s+{end}"),
            _compiled(rf"{said}[\s,;:(-]*(?:and |with )?{end}"),
        )

    @cached_property
    def included(self) -> Expression:
        """What follows a name that is counted among everything."""
        return _compiled(rf"^\s*{self._rules['included']}")

    @cached_property
    def level_of_one(self) -> Expression:
        """A level that only one analyte has ("the only thing low was my B12")."""
        return _compiled(
            rf"\b{self._rules['only']}\s+(?:that (?:is|was|came back|came out)\s+)?{_NOT}{self._very}"
            rf"(?P<level>{self._phrases})"
            r"\s+(?:is|was|were|are)\s+(?:my |the |vitamin )*$"
        )

    @cached_property
    def sign_after(self) -> Expression:
        """An antibody result after the name."""
        kind = r"(?:\s*(?:ab|abs|antibod\w+|test|tests|screen|level|titre|titer|one)){0,2}(?:\s*\(\w{1,8}\))?"
        return _compiled(rf"^{kind}{self._link}{_TITRE}{self._reported}{_NOT}{self._very}(?:{self._signs})")

    @cached_property
    def sign_before(self) -> Expression:
        """An antibody result before the name."""
        between = r"(?:result\s*)?(?:for|test for|on|my|the|anti-?|to|:|gastric|both|,|\s)*$"
        return _compiled(rf"{_NOT}(?<![\w])(?:{self._signs})\s*{between}")

    @cached_property
    def borderline(self) -> Expression:
        """The levels that are hardly one or the other."""
        return _compiled("|".join(self._rules["borderline"]))

    @cached_property
    def has_deficiency(self) -> Expression:
        """What stands before "B12 deficiency" where somebody has it."""
        return _compiled(self._rules["has_deficiency"].strip())

    @cached_property
    def found_deficient(self) -> Expression:
        """A name of a test, and not of a vitamin that somebody lacks, with "deficient" behind it."""
        return _compiled(self._rules["found_deficient"].strip())

    @cached_property
    def is_deficient(self) -> Expression:
        """Before "B12 deficient": it is said of somebody."""
        return _compiled(self._rules["is_deficient"].strip())

    @cached_property
    def found_behind(self) -> Expression:
        """Behind "B12 deficiency": it was found."""
        return _compiled(self._rules["found_behind"].strip())

    @cached_property
    def deficient_in(self) -> Expression:
        """What stands before the name of one of several that are low."""
        return _compiled(self._rules["deficient_in"].strip())

    @property
    def _phrases(self) -> str:
        return "|".join(phrase for item in self._rules["levels"] for phrase in item["phrases"])

    @property
    def _signs(self) -> str:
        return "|".join(rf"(?P<{item['word']}>{'|'.join(item['phrases'])})" for item in self._rules["signs"])


def _compiled(pattern: str) -> Expression:
    """A pattern of `rules/results.yml` with what stands around it; capitals are as good as small letters."""
    return Expression(pattern)


@lru_cache(maxsize=1)
def _wording() -> _Wording:
    return _Wording(lexicon().rules["results"])


def result_in_words(text: str, analyte: str, start: int, end: int, stop: int, since: int) -> WordResult | None:
    """The result in words beside an analyte's name, looked for after it up to `stop` and before it from `since`."""
    before, after = text[since:start], text[end:stop]
    if analyte in ANTIBODIES:
        return _antibody(before, after, since, end)
    found = _wording().level_before.search(before)
    if found and expression("levels.asked_for").search(before):
        return None
    near, in_list = _wording().level_after
    follows_name = found is not None and since > 0 and not before[: found.start()].strip() and near.match(after)
    set_before = found is not None and expression("levels.told_first").search(before) is not None
    if found and not follows_name and (set_before or not _is_cut_off(before, found.start())):
        return _level(found, since)
    found = near.match(after) or in_list.match(after)
    if found and found["level"].lower() in _BROUGHT_UP and expression("levels.raising").search(before):
        return None
    return _level(found, end) if found else None


def later_level(text: str, word: WordResult, stop: int) -> WordResult | None:
    """The level of a later time behind one ("was low last time, now normal")."""
    after = text[word.end : stop]
    found = _wording().level_now.match(after) or _wording().level_in_turn.match(after)
    return _level(found, word.end) if found else None


def stated_deficiency(text: str, start: int, end: int, since: int, *, deficient: bool) -> WordResult | None:
    """The low level that "I have a severe B12 deficiency" or "deficient in iron and B12" states of a name."""
    before = text[since:start]
    wording = _wording().has_deficiency if deficient else _wording().deficient_in
    found = wording.search(before) or (deficient and _is_found_deficient(text, start, end, before))
    return WordResult(start, end, word="low") if found else None


def _is_found_deficient(text: str, start: int, end: int, before: str) -> bool:
    """Whether a deficiency is told as somebody's ("I am B12 deficient"), or as found ("… deficiency confirmed")."""
    wording = _wording()
    said = text[start:end].lower().endswith("deficient") and wording.is_deficient.search(before)
    return bool(said or wording.found_deficient.search(text, start, end) or wording.found_behind.match(text, end))


def level_of_everything(text: str, since: int, names: tuple[int, int], stop: int) -> WordResult | None:
    """What words say of all results, where the names of a list (by its span) are counted among them."""
    before = text[since : names[0]]
    including, plain = _wording().level_of_all
    found = including.search(before)
    if found is None and _wording().included.match(text[names[1] : stop]):
        found = plain.search(before)
    found = found or _wording().level_of_one.search(before)
    return _level(found, since) if found else None


def is_poor(text: str, word: WordResult) -> bool:
    """Whether a denied level says that there is too little ("not good", "not enough"), and not only that it is off."""
    return word.negated and bool(expression("levels.too_little").search(text[word.start : word.end]))


def _level(found: re.Match[str], offset: int) -> WordResult:
    typed = found["level"]
    word = next(word for word, phrases in _wording().level if phrases.fullmatch(typed))
    start = found.start("not") if found["not"] else found.start("level")
    return WordResult(
        offset + start,
        offset + found.end("level"),
        word=word,
        negated=bool(found["not"]),
        uncertain=bool(_wording().borderline.search(typed)),
    )


def _antibody(before: str, after: str, since: int, end: int) -> WordResult | None:
    found = _wording().sign_after.match(after)
    if found and not expression("levels.of_the_next").fullmatch(after, found.end(_named(found))):
        return _sign(found, end)
    found = _wording().sign_before.search(before)
    if found and not _is_cut_off(before, found.start()):
        return _sign(found, since)
    denied = _DENIED_BEFORE.search(before)
    if denied:
        return WordResult(since + denied.start(), since + denied.end(), sign="negative")
    owned = _OWNED_BEFORE.search(before)
    if owned and expression("levels.antibody_meant").match(after):
        return WordResult(since + owned.start(), since + owned.end(), sign="positive")
    return None


def _named(found: re.Match[str]) -> str:
    """Which result of an antibody was found."""
    return next(name for name in ("negative", "indeterminate", "positive") if found[name])


def _sign(found: re.Match[str], offset: int) -> WordResult:
    name = _named(found)
    start, end = found.span(name)
    sign = _OPPOSITE.get(name, name) if found["not"] else name
    return WordResult(offset + start, offset + end, sign=sign, uncertain=sign == "indeterminate")


def _is_cut_off(before: str, start: int) -> bool:
    """Whether a comma or the like parts the word from the name that follows."""
    return any(mark in before[start:] for mark in ",;:")


def shares_result(text: str, names: Sequence[tuple[int, int]]) -> bool:
    """Whether names stand in one list ("B12, folate and CBC were all normal")."""
    return all(expression("levels.in_one_list").fullmatch(text[a[1] : b[0]]) for a, b in pairwise(names))
