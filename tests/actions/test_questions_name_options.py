"""No sentence of a question names a button that is not on the screen."""

from __future__ import annotations

import re

import pytest

from actions.facts.facts import Facts
from actions.questions.catalogue import question, questions
from actions.questions.entries import entries
from b12core.identifiers import SYMPTOMS

NAMED = re.compile(r"\bchoose ([A-Z][^.{]+)\.")
"""A button that is called by words that stand in the sentence itself."""

REGISTERS = ("patient", "clinician")


@pytest.mark.parametrize("name", entries())
def test_no_question_holds_the_name_of_a_button_in_its_own_words(name):
    item = question(name)
    worded = [item.text, item.again, *filter(None, [item.more])]
    said = [words.to(register) for words in worded for register in REGISTERS]
    said += [] if item.of_another is None else [item.of_another.text, item.of_another.again]
    assert [found for words in said for found in NAMED.findall(words)] == []


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("item", questions().values(), ids=lambda item: item.id)
def test_a_button_that_is_named_is_one_of_those_offered(item, register):
    gaps = re.findall(r"\{(option_\w+)\}", item.again.to(register))
    offered = {offer.title.to(register) for offer in item.offers(Facts())}
    assert {item.names_of_options(Facts(), register)[gap] for gap in gaps} <= offered


def test_what_was_told_of_a_list_changes_the_name_of_its_last_button_in_the_words_too():
    item = questions()["nerve_symptoms"]
    told = Facts(symptoms_present=[next(sign for sign in SYMPTOMS if sign in item.choices)])
    assert item.names_of_options(told, "patient")["option_none"] == "Nothing else"
