"""Signs, ways of speaking and cues are rules of one schema; each is missed where it is switched off."""

from __future__ import annotations

import re

import pytest

from b12nlu import read
from b12nlu.qualifiers.check import all_rules, not_missed, problems_of
from b12nlu.qualifiers.rule import FILES, Rule, cue_rules, figurative_rules, sign_rules
from b12nlu.text.switched import switched_off

TOLD = (*cue_rules(), *sign_rules(), *figurative_rules())
GROUPS = sorted({rule.id.split(".")[0] for rule in TOLD})


@pytest.mark.parametrize("group", GROUPS)
def test_each_rule_is_needed_by_its_examples_and_leaves_its_counter_examples(group: str) -> None:
    assert list(problems_of([rule for rule in TOLD if rule.id.startswith(f"{group}.")])) == []


def test_of_fifty_rules_switched_off_at_random_all_but_one_are_missed() -> None:
    assert len(not_missed(50, seed=11)) <= 1


def test_no_two_rules_share_an_id() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))


def test_every_expression_of_a_cue_can_be_compiled() -> None:
    for rule in cue_rules():
        assert all(re.compile(pattern) for pattern in rule.pattern)


def _reasons(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in read(text):
        for reason in mention.because:
            found.setdefault(reason.flag, set()).add(reason.rule.split(".")[0])
    return found


@pytest.mark.parametrize(
    ("text", "flag", "rules"),
    [
        ("i had a TIA in 2015", "historical", {"dated"}),
        ("in my dream i passed out", "hypothetical", {"unreal"}),
        ("can low b12 cause hallucinations?", "hypothetical", {"asked"}),
        ("my dad is talking gibberish since noon", "acute", {"happening"}),
        ("my dad is talking gibberish since noon", "found", {"confusion"}),
        ("i laughed until i couldn't breathe", "hypothetical", {"lookalike"}),
    ],
)
def test_a_reason_names_the_rule_that_made_it(text: str, flag: str, rules: set[str]) -> None:
    assert rules <= _reasons(text)[flag]


def test_a_rule_that_is_switched_off_finds_nothing() -> None:
    (rule,) = {reason.rule for mention in read("chest pain in 2015") for reason in mention.because} & _ids("dated")
    with switched_off({rule}):
        assert not any(mention.historical for mention in read("chest pain in 2015"))
    assert any(mention.historical for mention in read("chest pain in 2015"))


def _ids(group: str) -> set[str]:
    return {rule.id for rule in TOLD if rule.id.startswith(f"{group}.")}


def test_a_rule_that_no_example_needs_is_named() -> None:
    rule = next(rule for rule in sign_rules() if rule.says)
    idle = Rule.model_validate({**rule.model_dump(by_alias=True), "says": ["hello there"]})
    assert any("is read the same" in problem for problem in problems_of([idle]))


def test_the_rules_of_the_qualifiers_are_among_all() -> None:
    assert set(FILES) <= {rule.id.split(".")[0] for rule in all_rules()}
