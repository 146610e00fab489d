"""An expression that a message cannot hold is not looked for in it, and what is found stays the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import b12nlu
from b12nlu.qualifiers.rule import cue_rules
from b12nlu.reader import Reader
from b12nlu.terms.lexicon import lexicon
from b12nlu.text import possible
from b12nlu.text.expressions import expression, expression_names, with_parts
from b12nlu.text.possible import Expression, alternatives, needed_runs, reading
from second_opinion.wordings import wordings

MOST_IN_CODE = 40
"""Expressions that code still holds: what a character, a number or a table looks like, and what is made of rules."""


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bnumb(?:ness)?\b", {"umb"}),
        (r"(?:jabs?|shots?) \d", {"jab", "sho"}),
        (r"\d+ ?x", {"0"}),
        (r"[a-z]+|\d", None),
        (r"(?:very )?", None),
        (r"(?:tired|i)", None),
        (r"\w? ?#|\u2640", {"#", "\u2640"}),
        (r"m(?:rs|iss)", {"mrs", "mis"}),
        (r"\w+(?=\d)", {"0"}),
    ],
)
def test_of_what_an_expression_cannot_do_without_the_rarest_is_known(pattern: str, needed: set[str] | None) -> None:
    assert needed_runs(pattern) == needed


@pytest.mark.parametrize("text", ["I\u017fn't he TIRED", "T\u0130RED", "\u212aIDNEYS", "tired\u00e9"])
def test_letters_that_have_no_small_form_of_their_own_are_found_all_the_same(text: str) -> None:
    for pattern in (r"isn't", "tired", "kidney"):
        plain = re.search(pattern, text, re.IGNORECASE)
        with reading(text):
            found = Expression(pattern).search(text)
        assert (found and found.span()) == (plain and plain.span())


def test_whatever_matches_stands_in_a_message_that_can_hold_it() -> None:
    texts = [text for rule in cue_rules() for text in (*rule.says, *rule.never)]
    texts += [wording.text for wording in wordings()[::25]]
    asked = [expression(name) for name in expression_names()]
    asked += [Expression(with_parts("|".join(rule.pattern))) for rule in cue_rules()]
    for text in texts[::5]:
        with reading(text):
            missed = [one.pattern for one in asked if one.compiled.search(text) and not one.search(text)]
        assert not missed, text


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"a|b", ["a", "b"]),
        (r"\b(?:a|b[|)])s|c", [r"\b(?:a)s", r"\b(?:b[|)])s", "c"]),
        (r"(?:a|b)c\|d", [r"(?:a|b)c\|d"]),
        (r"\b(?:a|b)+c", [r"\b(?:a|b)+c"]),
    ],
)
def test_an_expression_is_taken_apart_where_no_bracket_holds_it_together(pattern: str, parts: list[str]) -> None:
    assert alternatives(pattern) == parts


def test_alternatives_that_are_looked_for_by_themselves_find_what_the_whole_finds() -> None:
    asked = [expression(name) for name in expression_names()]
    taken_apart = [one for one in asked if one.taken_apart]
    assert taken_apart
    for text in (wording.text for wording in wordings()[::10]):
        with reading(text):
            for one in taken_apart:
                whole = [(match.span(), match.groupdict()) for match in one.compiled.finditer(text)]
                assert [(match.span(), match.groupdict()) for match in one.finditer(text)] == whole
                first = one.search(text)
                assert (first and first.span()) == (whole[0][0] if whole else None)


def test_the_reader_finds_the_same_where_every_expression_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, texts = Reader(lexicon()), [wording.text for wording in wordings()[::40]]
    found = [reader.read(text) for text in texts]
    monkeypatch.setattr(possible.Message, "can_hold", lambda *_: True)
    assert [reader.read(text) for text in texts] == found


def test_few_expressions_are_left_in_code() -> None:
    call = re.compile(r"\bre\.(?:compile|search|match|fullmatch|sub|findall|finditer|split)\(")
    files = Path(b12nlu.__file__).parent.rglob("*.py")
    found = [f"{file.name}: {line}" for file in files for line in file.read_text().splitlines() if call.search(line)]
    assert len(found) <= MOST_IN_CODE, found
