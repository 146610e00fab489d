"""What a draft waits for: somebody who has to be asked before any injection, or a product that the country has not."""

from __future__ import annotations

from actions.core import clinic, name_of
from actions.registers import Register
from actions.saying.wording import say
from b12core.suggestion import Suggestion

ASKED_BEFORE_ANY_INJECTION = frozenset({"leber_specialist"})
"""Referrals without which no injection is given: no date counts before they are answered."""


def waits_for_somebody(suggestion: Suggestion) -> bool:
    """Whether somebody has to be asked before any injection."""
    named = {rule for each in suggestion.referrals for rule in (each.rule, *each.includes)}
    return not ASKED_BEFORE_ANY_INJECTION.isdisjoint(named)


def not_on_sale(suggestion: Suggestion, register: Register) -> str | None:
    """That the drafted product is not on sale in the clinic's country, where a source of the draft says so."""
    if suggestion.regimen is None:
        return None
    product = suggestion.regimen.product
    for source in suggestion.sources:
        gone = source.status == "unavailable" and source.country == clinic().country
        if gone and product in source.title.casefold():
            status = source.status_text if register == "clinician" else source.status_plain
            name = name_of("products", product, register)
            return say("product_not_on_sale", register, product=name, country=source.country, status=status or "")
    return None
