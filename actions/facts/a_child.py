"""Whether a message is about a child, and whether what was taken for one is about none."""

from __future__ import annotations

import re

from actions.facts.born import ADULT_FROM
from actions.facts.people import named_in, only_named_in, words_of
from actions.facts.said import Mentioned, Turn
from education.ways import ways_of

FOR_A_CHILD = "child"
"""The intent of who asks for a child's dose: that is declined, whoever the child is."""


def is_about_no_child(turn: Turn) -> bool:
    """Whether a message that was taken for a child's names a grown-up relative as the patient, or an adult's age beside
    nobody of the writer's, and no child.
    """
    if turn.intent != FOR_A_CHILD:
        return False
    text = ways_of("actions.facts")["grown_up_child"].without(turn.text)
    alone = only_named_in(turn.text)
    if alone is not None and any(_is_of_an_adult_of_theirs(mention) for mention in turn.mentions):
        text = re.sub(words_of(alone), lambda word: A_CHILD.sub("", word.group()), text, flags=re.IGNORECASE)
    if A_CHILD.search(text) is not None:
        return False
    ages = [m.value for m in turn.mentions if m.type == "age" and isinstance(m.value, float | int)]
    if any(age < ADULT_FROM for age in ages):
        return False
    named = [person for _, person in named_in(turn.text)]
    if not named and ages:
        ways = ways_of("actions.facts")
        return ways["called_by_their_age"].is_said_in(turn.text) or not ways["one_of_theirs"].is_said_in(turn.text)
    return bool(named) and (bool(ages) or all(person.grown_up for person in named))


def _is_of_an_adult_of_theirs(mention: Mentioned) -> bool:
    """Whether the age of an adult is told of somebody else than the writer."""
    aged = mention.type == "age" and isinstance(mention.value, float | int) and mention.value >= ADULT_FROM
    return aged and mention.subject == "other"


A_CHILD = re.compile(
    r"\b(?:child(?:ren)?|(?:kids?|bab(?:y|ies))(?! (?:bro|sis)(?:ther|ter)?\b)|infants?|newborns?|preemies?|toddlers?|"
    r"kindergart(?:e)?ners?|preschoolers?|teen(?:s|ager|agers|age)?|pa?ediatric|neonat\w+|"
    r"boys?|girls?(?!friend)|nieces?|nephews?|grand(?:son|daughter|child|children|kids?)|little one|months? old|"
    r"(?:(?<=the )|(?<=my )|(?<=our ))(?:1[0-7]|[1-9])[ -]?(?:years?|yrs?)[ -]olds?"
    r"(?=$|[^\w\s]|\s+(?:is|has|was|who|can|won|isn|hasn|keeps|looks|seems|now|and|here|again|one)\b))\b",
    re.IGNORECASE,
)


def grown_ups_and_children_in(text: str) -> tuple[list[int], list[int]]:
    """Where the text names somebody whose word says that they are no child, and where a child or who may be one."""
    named = named_in(text)
    children = [found.start() for found in A_CHILD.finditer(text)]
    may_be = [place for place, person in named if not person.grown_up]
    return [place for place, person in named if person.grown_up], [*children, *may_be]
