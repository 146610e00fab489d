"""What the treatment in use makes true of a case: under way, lapsed, by mouth or injected, at a dose that is cited."""

from __future__ import annotations

from b12core.case import Case, Treatment
from b12core.errors import CaseError
from b12core.identifiers import Product
from b12core.knowledge import Knowledge
from b12core.words import dose_words

TENFOLD = 10
"""A dose so many times above the highest, or below the lowest, that is cited for any product is refused (S-05).

It is held against every product, not against its own. A dose in use sets nothing, and doses that no protocol knows are
sold: they are found unusual, not turned away. Beyond ten times any B12 dose mg, mcg and g are likely to be mixed up.
"""


def treatment_facts(case: Case, knowledge: Knowledge, facts: set[str], lapsed: bool) -> bool:
    """Whether B12 was given before or is in use; adds what is true of that. What has lapsed was part of long-term
    treatment, or of a first course that counts for nothing now.

    Raises CaseError for a last dose in the future, and for a dose that can be no B12 dose.
    """
    given = case.treatment
    stopped = was_stopped(given)
    if given is not None:
        _dates(given, case)
        _dose(given, knowledge, facts)
        if not stopped and not lapsed:
            _way(given, facts)
    if stopped:
        facts.add("treatment_stopped")
    begun = given is not None and given.doses_given != 0 and not lapsed
    injected = begun and not stopped and not is_without_needle(given)
    if injected:
        facts.add("in_use:injection")
        if given is not None and given.product is None:
            facts.add("in_use:unknown_injection")
    if injected and case.phase == "repletion":
        facts.add("loading_under_way")
        if given is not None and given.doses_given is None:
            facts.add("loading_doses:unknown")
    treated = begun or case.phase == "maintenance"
    if not treated:
        facts.add("untreated")
    return treated


def was_stopped(given: Treatment | None) -> bool:
    """Whether B12 was given and is given no more."""
    return given is not None and given.stopped is True and given.doses_given != 0


def is_without_needle(given: Treatment | None) -> bool:
    """Whether what is in use is swallowed or sprayed; such doses are no part of a loading course."""
    return given is not None and (given.route in ("PO", "nasal") or given.product == "cyanocobalamin_oral")


def injected_product(case: Case, lapsed: bool) -> Product | None:
    """The product of the injections that go on now; None where there are none, or it is not known."""
    given = case.treatment
    if given is None or given.doses_given == 0 or case.phase not in ("repletion", "maintenance"):
        return None
    return None if lapsed or was_stopped(given) or is_without_needle(given) else given.product


def was_reacted_to_elsewhere(case: Case) -> bool:
    """Whether a reaction to B12 is told, each one to something else than what is in use: to an injection where B12 is
    swallowed, to another product where it is injected.
    """
    given = case.treatment
    if given is None or not case.reacted_to or was_stopped(given) or given.doses_given == 0:
        return False
    if given.route == "PO" or given.product == "cyanocobalamin_oral":
        return "cyanocobalamin_oral" not in case.reacted_to
    return given.product is not None and not {given.product, "injection"}.intersection(case.reacted_to)


def days_of_loading(case: Case) -> int | None:
    """The days from the first dose of the treatment in use to its last one (to the day of the case if not told).

    None where it is not known when it began.
    """
    given = case.treatment
    last = None if given is None else given.last_dose_on or case.as_of
    if given is None or given.started_on is None or last is None:
        return None
    return (last - given.started_on).days


def tablets_fail(case: Case, treated: bool, facts: set[str]) -> bool:
    """Whether swallowed or sprayed B12 in use fails: the level is low on it, MMA raised, or symptoms get worse."""
    if not treated or was_stopped(case.treatment) or not is_without_needle(case.treatment):
        return False
    raised = "band:mma:raised" in facts and "condition:kidney_disease" not in facts
    return raised or not facts.isdisjoint({"course:worsening", "level_in_treatment_low"})


def failing_dose(case: Case, treated: bool, facts: set[str]) -> float | None:
    """The dose in mcg that is swallowed every day and fails; None where none does, or none is known."""
    given = case.treatment
    if given is None or given.product != "cyanocobalamin_oral" or given.interval_days not in (None, 1):
        return None
    return given.dose_mcg if tablets_fail(case, treated, facts) else None


def has_lapsed(case: Case, knowledge: Knowledge) -> bool:
    """Whether treatment was left so long ago that it counts as none."""
    return _left_for(knowledge.meta.treatment_lapsed_after_days, case)


def loading_left(case: Case, knowledge: Knowledge) -> bool:
    """Whether the last of the loading doses given was so long ago that a course which they do not complete counts as
    broken off.
    """
    return _left_for(knowledge.meta.loading_broken_off_after_days, case)


def _left_for(days: int, case: Case) -> bool:
    """Whether the last dose was more than so many days, and more than two of its intervals, ago."""
    given = case.treatment
    if given is None or given.last_dose_on is None or case.as_of is None:
        return False
    return (case.as_of - given.last_dose_on).days > max(days, 2 * (given.interval_days or 0))


def has_ended(facts: frozenset[str] | set[str]) -> bool:
    """Whether B12 was given before and is given no more: stopped, or left so long ago that it counts as none."""
    return not facts.isdisjoint({"treatment_stopped", "treatment_lapsed"})


_MISSED = 2
"""A last dose longer ago than so many intervals is told as doses missed. No source gives a limit; it only words."""


def doses_missed(case: Case) -> bool:
    """Whether long-term treatment has been left out for longer than two of its intervals."""
    given = case.treatment
    if case.phase != "maintenance" or given is None or case.as_of is None:
        return False
    last, interval = given.last_dose_on, given.interval_days
    return last is not None and interval is not None and (case.as_of - last).days > _MISSED * interval


def _dates(given: Treatment, case: Case) -> None:
    last = given.last_dose_on
    if last is not None and case.as_of is not None and last > case.as_of:
        raise CaseError(
            "treatment.last_dose_on", f"a day up to {case.as_of}", str(last), "Give the day of the last dose."
        )


def _dose(given: Treatment, knowledge: Knowledge, facts: set[str]) -> None:
    """Whether the single dose is one that is cited for its product."""
    dose, any_product = given.dose_mcg, knowledge.cited_doses_of_any_product
    if dose is None:
        return
    if is_no_b12_dose(dose, knowledge):
        raise CaseError(
            "treatment.dose_mcg",
            f"a dose in micrograms; {dose_words(any_product)} is cited for B12 products",
            f"{dose:,.10g} mcg",
            "Check mg and mcg: 1 mg is 1,000 mcg.",
        )
    own = knowledge.cited_doses.get(given.product) if given.product is not None else any_product
    if own is None or not own.min <= dose <= own.max:
        facts.add("treatment:dose_outside_cited")


def is_no_b12_dose(dose_mcg: float, knowledge: Knowledge) -> bool:
    """Whether a single dose (mcg) is so far from every cited one that it can be no dose of B12 (safety item S-05)."""
    cited = knowledge.cited_doses_of_any_product
    return dose_mcg >= TENFOLD * cited.max or dose_mcg <= cited.min / TENFOLD


def _way(given: Treatment, facts: set[str]) -> None:
    if given.route in ("SC", "deep_SC"):
        facts.add("route:under_the_skin")
    if given.doses_given == 0:
        return
    if given.product in ("cyanocobalamin", "cyanocobalamin_oral"):
        facts.add("in_use:cyanocobalamin")
    if given.route == "PO" or (given.route is None and given.product == "cyanocobalamin_oral"):
        facts.add("in_use:oral")
    if given.route == "IV":
        facts.add("in_use:intravenous")
