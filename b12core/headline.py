"""The one sentence that a person reads first: how soon, whose rules, and what they come to."""

from __future__ import annotations

from b12core.case import Case, Order
from b12core.decision import Decision, OtherProduct
from b12core.explanation import Explained
from b12core.hand_over import Spoken
from b12core.identifiers import substance
from b12core.loading_given import given_of_first_step
from b12core.need import FOR_A_CLINICIAN
from b12core.rulebook import Rulebook
from b12core.situation import Situation
from b12core.treatment_in_use import has_ended
from b12core.words import Words

_NAMED = 4
"""So many other protocols that speak are named in a refusal; the others are among the alternatives."""


def headline(
    spoken: Spoken,
    explained: Explained,
    speaking: tuple[str, ...],
    situation: Situation,
    case: Case,
    book: Rulebook,
) -> tuple[str, str]:
    """The headline for clinicians and for patients. `speaking` are the other protocols that give a regimen; what a
    clinician has ordered stands beside every draft, with how many of its doses are left, and else how many of the
    draft's own were given.
    """
    ordered, facts = case.ordered, situation.facts
    said = [_headline(spoken, explained, speaking, has_ended(facts), words, book) for words in book.words]
    if ordered is None:
        said = [text + _given(spoken.decision, situation, words) for text, words in zip(said, book.words, strict=True)]
    if ordered is not None and spoken.decision.urgency != "emergency":
        kind = _kind_of_order(spoken.decision, ordered, facts, book)
        said = [
            f"{text} {words.sentence('headline', kind).format(order=words.order(ordered))}{_left(case, words)}"
            for text, words in zip(said, book.words, strict=True)
        ]
    clinician, patient = said
    return clinician, patient


def _given(decision: Decision, situation: Situation, words: Words) -> str:
    """How many doses of the draft's first step were given, where a loading course is under way."""
    given = given_of_first_step(decision.steps, decision.begun, situation.features) if decision.steps else None
    if not given:
        return ""
    many = decision.steps[0].doses
    kind = "given_so_far" if many is None else "given_of_step"
    return " " + words.sentence("headline", kind).format(given=given, many=many)


def _left(case: Case, words: Words) -> str:
    """How many of the doses ordered are left, where both numbers were told and fit each other."""
    many = case.ordered.doses if case.ordered else None
    given = case.treatment.doses_given if case.treatment else None
    if many is None or given is None or given > many:
        return ""
    return " " + words.sentence("headline", "left_of_order").format(left=many - given, many=many, given=given)


def _kind_of_order(decision: Decision, ordered: Order, facts: frozenset[str], book: Rulebook) -> str:
    """Which sentence says how an order stands to the answer: against one for what is ruled out something is said."""
    ruled_out = {product for rule in book.safety.holding(facts) for product in rule.blocks}
    if decision.refused_by is not None or ordered.product in ruled_out or (ordered.product is None and ruled_out):
        return "ordered_held_back"
    compared = next((kind for kind in ("another", "same", "option") if f"ordered:{kind}" in facts), "alone")
    return f"ordered_{compared}"


def _headline(
    spoken: Spoken, explained: Explained, speaking: tuple[str, ...], ended: bool, words: Words, book: Rulebook
) -> str:
    decision = spoken.decision
    if decision.urgency == "emergency":
        return words.sentence("headline", "emergency")
    register = 0 if words.register == "clinician" else 1
    lead = _urgency(decision, words) + explained.leads[register]
    if decision.steps:
        again = f" {words.sentence('headline', 'begins_again')}" if ended else ""
        return lead + _handed_over(spoken, words) + _draft(decision, explained, words) + again
    kind = _kind_without_regimen(decision)
    said = words.sentence("headline", kind).format(
        because=explained.because[register],
        needed=", ".join([words.field(field) for field in decision.needed]),
        product=words.product(decision.other_product.in_use) if decision.other_product is not None else "",
    )
    return lead + said + (_elsewhere(spoken.protocol, speaking, words, book) if decision.is_silent else "")


def _kind_without_regimen(decision: Decision) -> str:
    """Which sentence says that there is no regimen."""
    if decision.keeps_course:
        return "course_goes_on"
    return "judged" if decision.status == "refer" and decision.need in FOR_A_CLINICIAN else decision.status


def _urgency(decision: Decision, words: Words) -> str:
    """How soon somebody should look at it."""
    if decision.urgency is None:
        return ""
    kind = "assessment" if decision.steps and decision.status == "refer" else "review" if decision.steps else "lead"
    return words.sentence("headline", kind).format(urgency=words.urgency(decision.urgency)) + " "


def _handed_over(spoken: Spoken, words: Words) -> str:
    """Whose draft it is, where another protocol comes first in the clinic's order."""
    if not spoken.silent:
        return ""
    passed: dict[str, list[str]] = {}
    for silent_id, silence in spoken.silent:
        kind = "handed_over_product" if silence.has_no_line_for_product else "handed_over"
        passed.setdefault(kind, []).append(words.protocol(silent_id))
    said = [words.sentence("headline", kind).format(silent=", ".join(silent)) for kind, silent in passed.items()]
    to = words.sentence("headline", "handed_over_to")
    return f"{to.format(passed='; '.join(said), name=words.protocol(spoken.protocol))} "


def _draft(decision: Decision, explained: Explained, words: Words) -> str:
    kind = (
        "refer_with_regimen" if decision.status == "refer" else "suggested_urgent" if decision.urgency else "suggested"
    )
    said = words.sentence("headline", kind).format(plan=words.plan(decision.steps, explained.duration))
    other = decision.other_product
    if other is not None:
        kind = _why_another(other, decision)
        said = f"{words.sentence('headline', kind).format(product=words.product(other.in_use))} {said}"
    if decision.restarts:
        return f"{said} {words.sentence('headline', 'nerve_course_again')}"
    if not decision.nerve_course:
        return said
    which = "nerve_course" if decision.stage == "maintenance" else "nerve_signs_not_asked"
    course = words.sentence("headline", which).format(course=words.regimen(decision.nerve_course))
    return f"{said} {course}"


def _why_another(other: OtherProduct, decision: Decision) -> str:
    """Which sentence says why the draft is not what is in use: the same substance by mouth is no other product."""
    same = substance(other.in_use) == substance(decision.steps[0].product)
    return "no_injected_line" if other.because == "no_line" and same else other.because


def _elsewhere(silent: str, speaking: tuple[str, ...], words: Words, book: Rulebook) -> str:
    """Who gives a regimen, where this protocol gives none: those of the same country, then those that stand for one."""
    if not speaking:
        return ""
    protocols = book.knowledge.protocols
    country = protocols[silent].country
    nearest = sorted(
        speaking, key=lambda name: (protocols[name].country != country, protocols[name].in_country is None)
    )
    names = ", ".join(words.protocol(protocol_id) for protocol_id in nearest[:_NAMED])
    return " " + words.sentence("headline", "elsewhere").format(names=names)
