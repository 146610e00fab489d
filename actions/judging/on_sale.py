"""Whether the drafted product is on sale in the clinic's country, and what stands beside it where it is not."""

from __future__ import annotations

import datetime as dt

from actions.core import clinic, name_of, protocol_name
from actions.facts.facts import Facts
from actions.judging.case import case_from
from actions.judging.judgement import suggestion_of
from actions.registers import Register, stated
from actions.saying.wording import say
from b12core.identifiers import Product
from b12core.suggestion import Source, Suggestion


def if_not_on_sale(suggestion: Suggestion, facts: Facts, today: dt.date, register: Register) -> list[str]:
    """That the drafted product is not on sale, and the first draft of the clinic's protocols with one that is, or that
    something has to be found; nothing where it is on sale, or no source of the draft says so.
    """
    source = _gone(suggestion)
    if source is None or suggestion.regimen is None:
        return []
    status = source.status_text if register == "clinician" else source.status_plain
    name = name_of("products", suggestion.regimen.product, register)
    said = say("product_not_on_sale", register, product=name, country=source.country, status=status or "")
    return [said, _in_its_place(suggestion.regimen.product, facts, today, register)]


def _gone(suggestion: Suggestion) -> Source | None:
    """The source of the draft that says that its product is not to be had in the clinic's country."""
    if suggestion.regimen is None:
        return None
    gone = (each for each in suggestion.sources if each.status == "unavailable" and each.country == clinic().country)
    return next((each for each in gone if suggestion.regimen.product in each.title.casefold()), None)


def _in_its_place(product: Product, facts: Facts, today: dt.date, register: Register) -> str:
    case = case_from(facts, today)
    drafts = (suggestion_of(case, facts, protocol) for protocol in clinic().protocols)
    for draft in drafts:
        if draft.regimen is not None and draft.regimen.product != product:
            name = protocol_name(draft.protocol, register)
            return say("product_in_its_place", register, name=name, regimen=stated(draft.regimen, register))
    return say("nothing_in_its_place", register)
