"""Answers a doubt about a draft's product from the draft: who gives it, what it changes, who gives another one."""

from __future__ import annotations

import re

from actions.core import knowledge, name_of, protocol_name
from actions.judging.case import case_from
from actions.judging.judgement import suggestion_of
from actions.judging.on_sale import if_not_on_sale
from actions.steps.own_case.other_guideline import lines_of
from actions.steps.suggestion.next_dose import change_of
from actions.steps.suggestion.standing import line_of, suggestion_now
from actions.turn.talk import Talk
from b12core.suggestion import Suggestion

PRODUCT = "why_this_product"
MOST_GUIDELINES = 3
FEWEST_LETTERS = 5
FORMS = "which_form"
"""The entry that compares the kinds of B12."""


def why_this_product(talk: Talk) -> list[str]:
    """Which guideline gives the product, what that changes of the treatment in use, and who gives another one."""
    suggestion = suggestion_now(talk)
    if suggestion is None or suggestion.regimen is None:
        return []
    product = name_of("products", suggestion.regimen.product, talk.register)
    lines = [talk.say("product_of_the_draft", product=product, name=protocol_name(suggestion.protocol, talk.register))]
    in_use = suggestion.appraisal
    if in_use is not None and "other_product" in in_use.changes:
        lines.append(change_of(talk, in_use))
    return [*lines, *_elsewhere(talk, suggestion), line_of(suggestion, talk.register)]


def what_can_be_had(talk: Talk) -> list[str]:
    """What stands beside the draft where its product is not on sale; else what is said of its product."""
    suggestion = suggestion_now(talk)
    if suggestion is None or suggestion.regimen is None:
        return []
    lines = if_not_on_sale(suggestion, talk.facts, talk.turn.today, talk.register)
    return [*lines, line_of(suggestion, talk.register)] if lines else why_this_product(talk)


def _elsewhere(talk: Talk, suggestion: Suggestion) -> list[str]:
    """The guidelines that give the product which is set against the draft's, for the same facts."""
    own = suggestion.regimen.product if suggestion.regimen else None
    products = dict.fromkeys([*_named(talk.turn.text), talk.facts.product])
    asked = [product for product in products if product not in (None, own)]
    if not asked:
        return []
    case = case_from(talk.facts, talk.turn.today)
    regimens = [(each, suggestion_of(case, talk.facts, each.protocol).regimen) for each in suggestion.alternatives]
    others = [each for each, regimen in regimens if regimen is not None and regimen.product in asked]
    name = name_of("products", str(asked[0]), talk.register)
    if not others:
        return [talk.say("product_nowhere", product=name)]
    return [
        talk.say("product_elsewhere"),
        *(f"- {line}" for line in lines_of(talk, suggestion, others[:MOST_GUIDELINES])),
    ]


def _named(text: str) -> list[str]:
    """The products that words of the text begin the name of: `hydroxo`, `methyl`."""
    words = [word for word in re.findall(r"[a-z]+", text.casefold()) if len(word) >= FEWEST_LETTERS]
    terms = knowledge().vocabulary.terms["products"]
    return [
        each
        for each, term in terms.items()
        if any(name.startswith(tuple(words)) for name in term.synonyms if " " not in name)
    ]
