"""The rules of the qualifiers are data with one schema, each with an example that needs it and one that it leaves."""

from __future__ import annotations

from typing import Any

import pytest

from b12nlu import read
from b12nlu.qualifiers.check import is_needed, problems
from b12nlu.qualifiers.rule import Rule, RuleError, parse_rules, qualifier_rules
from b12nlu.reader import Reader
from b12nlu.terms.lexicon import lexicon

RULES = qualifier_rules()
WHOLE: dict[str, Any] = {
    "id": "negation.no",
    "sets": "negated",
    "scope": "noun_phrase",
    "pattern": ["no …"],
    "says": ["no tingling"],
    "not": ["no. I have tingling"],
}


def _reasons(text: str) -> set[str]:
    return {reason.rule for mention in read(text) for reason in mention.because}


def _rule(**changed: Any) -> Rule:
    return Rule.model_validate({**WHOLE, **changed})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_acts_where_its_examples_say_so_and_nowhere_else(rule: Rule) -> None:
    assert all(rule.id in _reasons(text) for text in rule.says)
    assert not any(rule.id in _reasons(text) for text in rule.never)


def test_each_rule_has_an_example_that_is_read_otherwise_where_it_is_switched_off() -> None:
    reader = Reader(lexicon())
    assert [rule.id for rule in RULES if not is_needed(rule, reader)] == []


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("says", [], "says"),
        ("not", [], "not"),
        ("pattern", ["no"], "expected words with"),
        ("pattern", [], "pattern"),
        ("sets", "denied", "sets"),
        ("scope", "page", "scope"),
        ("for", ["sympton"], "for"),
        ("id", "history.no", "expected negation.<name>"),
    ],
)
def test_a_bad_rule_is_refused_with_its_name_and_field(field: str, value: object, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        parse_rules([{**WHOLE, field: value}], "negation")


def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(RuleError, match="expected one rule of this name"):
        parse_rules([WHOLE, WHOLE], "negation")


def test_a_whole_set_of_rules_has_no_problems() -> None:
    assert list(problems([_rule()])) == []


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        ([_rule(says=["tingling"])], "says: expected it to set negated"),
        ([_rule(**{"not": ["no headaches"]})], "not: expected nothing"),
        ([_rule(), _rule(id="negation.never", pattern=["no …", "never …"])], "is shadowed by negation.no"),
        ([_rule(), _rule(id="negation.any", pattern=["no …"], says=["no numbness"])], "no example is read otherwise"),
    ],
)
def test_a_rule_that_fails_its_examples_or_is_not_needed_is_named(rules: list[Rule], problem: str) -> None:
    assert any(problem in found for found in problems(rules))


def test_a_rule_is_confined_to_the_kinds_that_it_names() -> None:
    reader = Reader(lexicon(), [_rule(**{"for": ["cause"]})])
    assert [(mention.id, mention.negated) for mention in reader.read("no tingling, no coeliac disease")] == [
        ("paraesthesia", False),
        ("coeliac_disease", True),
    ]
