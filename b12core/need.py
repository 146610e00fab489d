"""Whether there is a deficiency to treat or to prevent, and what says so: step 4 of the order of judgement.

Each known cause is judged by itself; the need that asks for most decides (`leading_need`).
"""

from __future__ import annotations

from typing import Literal, get_args

from b12core.identifiers import Cause
from b12core.knowledge import Knowledge
from b12core.knowledge.schema import CauseEntry
from b12core.situation import Features

Need = Literal[
    "established",
    "established_unproven",
    "confirmed",
    "supported_by_metabolites",
    "treated_indeterminate",
    "nerve_signs_first",
    "anaemia_first",
    "nitrous_oxide",
    "prevention",
    "prevention_level_unknown",
    "undecided",
    "undecided_kidneys",
    "undecided_limit",
    "level_in_treatment",
    "never_shown",
    "no_marker",
    "nerve_signs_normal_markers",
    "normal_before_treatment",
    "metabolites_normal",
    "rightly_stopped",
    "watch_and_wait",
    "cause_without_deficiency",
    "cause_is_a_risk",
    "short_resection",
    "unlikely_with_symptoms",
    "unlikely_no_symptoms",
]
"""The ids of `rules/needs.yml`; where several causes are known, the first in this order decides."""
NEEDS: tuple[Need, ...] = get_args(Need)

TREATS: frozenset[Need] = frozenset(
    {
        "established",
        "established_unproven",
        "confirmed",
        "supported_by_metabolites",
        "treated_indeterminate",
        "nerve_signs_first",
        "anaemia_first",
        "nitrous_oxide",
    }
)
PREVENTS: frozenset[Need] = frozenset({"prevention", "prevention_level_unknown"})
NOT_INDICATED: frozenset[Need] = frozenset(
    {
        "unlikely_no_symptoms",
        "watch_and_wait",
        "metabolites_normal",
        "rightly_stopped",
        "cause_without_deficiency",
        "cause_is_a_risk",
        "short_resection",
        "unlikely_with_symptoms",
    }
)
FOR_A_CLINICIAN: frozenset[Need] = frozenset(
    {
        "nerve_signs_normal_markers",
        "undecided_kidneys",
        "level_in_treatment",
        "never_shown",
        "normal_before_treatment",
    }
)
"""Facts that no further test of the contract settles: a clinician weighs them."""
SHOWS_NONE: frozenset[Need] = frozenset({"nerve_signs_normal_markers", "metabolites_normal"})
"""Results from before treatment that show no deficiency, though there may be signs: nothing is begun on them."""
ASK_FOR: dict[Need, str] = {
    "undecided": "labs.mma",
    "undecided_limit": "labs.mma",
    "no_marker": "labs.serum_b12",
}


_SETTLED_BY_A_LEVEL: frozenset[Need] = NOT_INDICATED - {"metabolites_normal"} | {"undecided"}
"""What a normal level comes to, and a lower one would not."""


def leading_need(features: Features, knowledge: Knowledge) -> tuple[Need, tuple[Cause | None, ...]]:
    """The need that decides, and the causes that it holds for; (None,) where no cause is known."""
    causes: tuple[Cause | None, ...] = _with_what_the_antibody_shows(features) or (None,)
    needs = {cause: need_for(cause, features, knowledge) for cause in causes}
    leading = min(needs.values(), key=NEEDS.index)
    kind = next((kind for kind in (TREATS, PREVENTS) if leading in kind), frozenset({leading}))
    return leading, tuple(cause for cause, need in needs.items() if need in kind)


def _with_what_the_antibody_shows(features: Features) -> tuple[Cause, ...]:
    """The known causes, and pernicious anaemia where its antibody was found: it counts as if it had been named."""
    if not features.antibody or "pernicious_anaemia" in features.causes:
        return features.causes
    return (*(cause for cause in features.causes if cause != "unknown"), "pernicious_anaemia")


def need_for(cause_id: Cause | None, features: Features, knowledge: Knowledge) -> Need:
    """Whether there is a deficiency to treat or to prevent where this is the cause."""
    cause = knowledge.causes[cause_id] if cause_id else None
    if features.phase == "maintenance":
        return _need_in_long_term_treatment(features, cause)
    need = _need_at_the_start(cause_id, features, cause)
    of_before = need == "confirmed" and not features.low_again
    if features.begins_again and (of_before or need not in TREATS | {"prevention"}):
        before = _need_in_long_term_treatment(features, cause)
        return before if before in TREATS else need
    return need


def _need_at_the_start(cause_id: Cause | None, features: Features, cause: CauseEntry | None) -> Need:
    if cause_id == "nitrous_oxide":
        return "nitrous_oxide"
    if features.b12 == "deficient":
        return "confirmed"
    if features.metabolites == "raised":
        return "supported_by_metabolites"
    if features.b12 == "indeterminate":
        return _need_with_indeterminate_level(features, cause)
    if features.b12 == "unlikely":
        need = _need_with_normal_level(features, cause)
        return "undecided_limit" if features.b12_may_be_lower and need in _SETTLED_BY_A_LEVEL else need
    return _need_without_level(features, cause)


def _need_in_long_term_treatment(features: Features, cause: CauseEntry | None) -> Need:
    """What was known before the first dose decides, since a level in treatment shows no deficiency to be absent.

    Without a deficiency or a cause that was ever shown, only nerve signs, a megaloblastic anaemia and a clinician's
    plan in pregnancy are treated before somebody has looked why treatment was begun.
    """
    group = "unknown" if cause is None else cause.group
    if features.rightly_stopped and group not in ("unknown", "irreversible"):
        return "rightly_stopped"
    if features.b12 == "deficient" or features.metabolites == "raised":
        return "established"
    if group in ("irreversible", "nitrous_oxide"):
        return "established"
    if features.b12 == "unlikely" and not features.b12_may_be_lower and not features.lapsed:
        return _need_after_a_normal_level(features, cause)
    if group != "unknown":
        return "established"
    waits = features.neuro != "definite" and not features.megaloblastic and not features.expecting
    return "never_shown" if waits else "established_unproven"


def _need_after_a_normal_level(features: Features, cause: CauseEntry | None) -> Need:
    """What long-term treatment is for where the level before it was normal: prevention, or nothing that is known."""
    prevented = _prevented(features, cause)
    if prevented == "always":
        return "established"
    if prevented == "without_symptoms" and features.symptoms == "none" and features.neuro != "definite":
        return "prevention"
    return "normal_before_treatment"


def _need_with_indeterminate_level(features: Features, cause: CauseEntry | None) -> Need:
    could_worsen = features.neuro == "definite" or features.anaemia in ("present", "severe") or features.expecting
    if could_worsen or (cause is not None and cause.treat_indeterminate):
        return "treated_indeterminate"
    if features.metabolites == "not_raised":
        return "metabolites_normal"
    if features.metabolites == "raised_with_kidney_disease":
        return "undecided_kidneys"
    if features.b12_may_be_lower:
        return "undecided_limit"
    return "watch_and_wait" if features.symptoms == "none" and features.neuro == "none" else "undecided"


def _need_without_level(features: Features, cause: CauseEntry | None) -> Need:
    if features.neuro == "definite":
        return "nerve_signs_first"
    if features.megaloblastic:
        return "anaemia_first"
    if _prevented(features, cause) == "always":
        return "prevention_level_unknown"
    if features.metabolites == "raised_with_kidney_disease":
        return "undecided_kidneys"
    return "level_in_treatment" if features.level_in_treatment else "no_marker"


def _need_with_normal_level(features: Features, cause: CauseEntry | None) -> Need:
    if features.neuro == "definite":
        return "metabolites_normal" if features.metabolites == "not_raised" else "nerve_signs_normal_markers"
    prevented = _prevented(features, cause)
    if prevented == "always" or (prevented == "without_symptoms" and features.symptoms == "none"):
        return "prevention"
    lasts = cause is not None and (cause.group == "irreversible" or not features.cause_gone)
    at_risk = lasts and cause is not None and cause.group not in ("unknown", "diet")
    if features.metabolites == "not_raised":
        if features.symptoms != "none":
            return "metabolites_normal"
        return _without_deficiency(cause, features) if at_risk else "unlikely_no_symptoms"
    if features.metabolites == "raised_with_kidney_disease":
        return "undecided_kidneys"
    hidden = features.level_masked or features.treated or (cause is not None and cause.id == "pernicious_anaemia")
    quiet = features.symptoms == "none" and features.anaemia not in ("present", "severe")
    if quiet and not hidden:
        return _without_deficiency(cause, features) if at_risk else "unlikely_no_symptoms"
    no_cause = cause is None or cause.group == "unknown"
    calm = features.neuro == "none" and features.anaemia not in ("present", "severe")
    return "unlikely_with_symptoms" if no_cause and calm and not hidden else "undecided"


def _without_deficiency(cause: CauseEntry | None, features: Features) -> Need:
    if features.bowel == "short" and (cause is not None and cause.id == "malabsorption_other"):
        return "short_resection"
    certain = cause is not None and cause.group == "irreversible"
    return "cause_without_deficiency" if certain else "cause_is_a_risk"


def _prevented(features: Features, cause: CauseEntry | None) -> Literal["no", "without_symptoms", "always"]:
    """Whether a deficiency is prevented before it shows; after bowel surgery the length removed decides. A diet that
    was corrected brings none.
    """
    if cause is None or (features.cause_gone and cause.prevention == "without_symptoms"):
        return "no"
    if features.procedure == "terminal_ileum_partial" and cause.id == "malabsorption_other":
        return "always" if features.bowel == "long" else "no"
    return cause.prevention
