"""What the treatment in use is like: which lines it fits, how the draft differs from it, when the next dose falls."""

from __future__ import annotations

import datetime as dt

from b12core.case import Case, Treatment
from b12core.decision import Decision
from b12core.knowledge.rule_schema import SafetyRule
from b12core.line_fit import LineFit, LineKind, fit, lines_asked_for
from b12core.next_dose import NextDose, next_dose
from b12core.rulebook import Rulebook
from b12core.situation import Situation
from b12core.suggestion import Appraisal, ChangeOfTreatment, KeptInterval
from b12core.treatment_change import (
    InUse,
    TreatmentChange,
    in_use,
    in_use_is_an_option,
    is_only_a_route,
    none_in_use,
)
from b12core.treatment_words import change_sentences, fit_sentences, next_dose_sentence, not_compared_sentence
from b12core.words import Words, capital

_KIND_OF_PHASE: dict[str | None, LineKind] = {"maintenance": "long_term", "repletion": "loading"}


def appraise(
    case: Case,
    situation: Situation,
    decision: Decision,
    change: TreatmentChange | None,
    protocol_id: str,
    book: Rulebook,
) -> Appraisal | None:
    """The appraisal of the treatment in use; None where none was entered, in an emergency, and after a refusal.

    `situation` has the outcome among its facts. The treatment is held against the draft (`change`), and against the
    lines of every protocol: loading lines while the phase is repletion, long-term lines in maintenance. No next dose is
    named of a product that must not be given.
    """
    given = case.treatment
    if given is None or is_only_a_route(given, decision):
        return None
    if decision.urgency == "emergency" or not _may_go_on(decision):
        return None
    unused = none_in_use(given, situation.facts)
    kind: LineKind = "long_term" if decision.stage == "prevention" else _KIND_OF_PHASE.get(case.phase, "any")
    used = in_use(given)
    dose_cited = "treatment:dose_outside_cited" not in situation.facts
    found = None
    if not unused:
        asked = lines_asked_for(situation, decision.cause, kind)
        found = fit(used, asked, dose_cited, protocol_id, change is None, book)
    held_back = any(
        given.product in rule.blocks and not rule.what_is_in_use_waits for rule in book.safety.holding(situation.facts)
    )
    due = None if held_back else _next_dose(case, given, change, found)
    switch = _due_at_the_switch(given, change)
    option = change is not None and bool(change.differences) and in_use_is_an_option(used, decision)

    def sentences(words: Words) -> tuple[str, str]:
        """The change in one sentence or two, and everything."""
        if change is None:
            changed = not_compared_sentence(given, unused, case.as_of, words)
        else:
            changed = change_sentences(used, change, option, words)
        parts = [fit_sentences(used, found, words)] if found is not None else []
        parts.append(changed)
        if due is not None:
            parts.append(next_dose_sentence(due, words))
            if change is not None and change.comes_sooner:
                parts.append(words.sentence("next_dose", "sooner_by_the_draft"))
        if switch is not None:
            parts.append(words.sentence("next_dose", "at_the_switch").format(day=words.date(switch)))
        return changed, capital(" ".join(parts))

    (changed, text), (changed_plain, plain) = (sentences(words) for words in book.words)
    days_past = due.days_past if due is not None else None
    return Appraisal(
        matches=found.matches if found is not None else (),
        unusual=found.unusual if found is not None else (),
        change="none_in_use" if unused else _foremost(change),
        changes=change.differences if change is not None else (),
        gives_less=change is not None and change.gives_less,
        change_text=changed,
        change_plain=changed_plain,
        next_due=due.due if due is not None else None,
        days_past_due=days_past if days_past is not None and days_past > 0 else None,
        overdue=due is not None and due.overdue,
        keeps_interval=_kept_interval(given, used, change, book) if due is not None else None,
        switch_due=switch,
        text=text,
        plain=plain,
        sources=found.sources if found is not None else (),
    )


def _due_at_the_switch(given: Treatment, change: TreatmentChange | None) -> dt.date | None:
    """When the next dose in use would have fallen, where the draft gives another product less often. A change of
    product makes no gap longer than the one in use, by this product's own safety choice.
    """
    if change is None or not {"other_product", "less_often"} <= set(change.differences):
        return None
    if given.last_dose_on is None or given.interval_days is None:
        return None
    return given.last_dose_on + dt.timedelta(days=given.interval_days)


def _kept_interval(
    given: Treatment, used: InUse, change: TreatmentChange | None, book: Rulebook
) -> KeptInterval | None:
    """The interval in use, where the draft goes on with the same injections and brings the next one no closer.

    A draft that would give them less often keeps it as well: nobody cuts back on a draft alone (S-33).
    """
    if change is None or not change.goes_on_at_its_interval(used):
        return None
    clinician, patient = (words.as_now(Treatment(**used._asdict())) for words in book.words)
    return KeptInterval(days=given.interval_days, text=clinician, plain=patient)


def _may_go_on(decision: Decision) -> bool:
    """Whether what is in use may be spoken of: nothing forbids a plan, or what does so stops no treatment in use."""
    refused = decision.refused_by
    return refused is None or (isinstance(refused, SafetyRule) and refused.what_is_in_use_waits)


def _foremost(change: TreatmentChange | None) -> ChangeOfTreatment | None:
    """The change that matters most; None where too little is known to compare."""
    if change is None:
        return None
    if change.differences:
        return change.differences[0]
    return "same" if change.kept else None


def _next_dose(case: Case, given: Treatment, change: TreatmentChange | None, found: LineFit | None) -> NextDose | None:
    """The next dose, within the range of the lines that the treatment fits."""
    if found is None:
        return None
    following = change.step if change is not None and change.moves_on else None
    return next_dose(given, case.as_of, found.ends, following)
