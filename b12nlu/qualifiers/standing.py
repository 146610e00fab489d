"""How a cause, an operation or a medicine stands: had, planned, refused, feared, refuted by its test, or taken back.

"On the list for a sleeve", "scared it's Crohn's" and "the first doctor said PA, turned out to be coeliac" name what the
person does not have. "Suspected coeliac, biopsy confirmed" is no suspicion any more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from b12nlu.because import Because
from b12nlu.mention import Mention
from b12nlu.qualifiers.cues import Cue, noted
from b12nlu.qualifiers.findings import Finding
from b12nlu.text.expressions import expression

Flags = dict[str, bool | str]
"""What is set on a mention, by the name of its field."""
_OPERATIONS = frozenset({"total_gastrectomy", "partial_gastrectomy", "bariatric_surgery", "ileal_resection"})
_DISEASES = frozenset(
    {
        "pernicious_anaemia",
        "coeliac_disease",
        "crohns_disease",
        "pancreatic_insufficiency",
        "bacterial_overgrowth",
        "fish_tapeworm",
        "h_pylori",
        "food_bound_malabsorption",
        "malabsorption_other",
        "hereditary",
    }
)
"""Causes that somebody finds by a test; a diet or a medicine its owner knows of."""
_PASSES = frozenset({"h_pylori", "fish_tapeworm", "bacterial_overgrowth"})
"""Infections that are gone once they were treated."""
_MEDICINES = frozenset({"metformin", "acid_suppression", "other_medicine"})
_LISTED_AS_PAST = frozenset({"history.pmh", "history.pmhx", "history.past"})
"""Headings of a medical history, under which a medicine is one in use ("PMH: diabetes, metformin")."""
_AROUND = 120
"""Characters before and behind a finding in which its standing is told."""

_PLANNED_BEFORE = Cue("standing.planned_before")
_INTENDED = Cue("standing.intended")
_PLANNED_AFTER = Cue("standing.planned_after")
_NOT_TAKEN_BEFORE = Cue("standing.not_taken_before")
_NOT_TAKEN_AFTER = Cue("standing.not_taken_after")
_TAKEN_OFF_BEFORE = Cue("standing.taken_off_before")
_TAKEN_OFF_AFTER = Cue("standing.taken_off_after")
_BEGUN_BEFORE = Cue("standing.begun_before")
_STILL_TAKEN = Cue("standing.still_taken")
_FEARED = Cue("standing.feared")
_THOUGHT_BEFORE = Cue("standing.thought_before")
_THOUGHT_AFTER = Cue("standing.thought_after")
_BORNE_OUT = Cue("standing.borne_out")
_REFUTED = Cue("standing.refuted")
_MISDIAGNOSED_BEFORE = Cue("standing.misdiagnosed_before")
_TAKEN_BACK_AFTER = Cue("standing.taken_back_after")
_TOLD_BEFORE = Cue("standing.told_before")
_REPLACED = Cue("standing.replaced")
_NOT_THE_CAUSE_BEFORE = Cue("standing.not_the_cause_before")
_NOT_THE_CAUSE_AFTER = Cue("standing.not_the_cause_after")
_OF_THE_LARGE_BOWEL = Cue("standing.of_the_large_bowel")
_FOR_A_WHILE = Cue("standing.for_a_while")
_LONG_OVER = Cue("standing.long_over")
_KEPT_ONCE = Cue("standing.kept_once")
_GIVES_UP_FOOD = Cue("standing.gives_up_food")
"""In the words of a diet: with what was given up long ago it began."""
_GIVEN_UP_BEFORE = Cue("standing.given_up_before")
_LIVED_WITH = Cue("standing.lived_with")
_EATEN_BY_ANOTHER = Cue("standing.eaten_by_another")
"""From the words of a diet on: it is somebody else's."""
_GIVEN_UP_AFTER = Cue("standing.given_up_after")
_GIVEN_BY_A_CLINICIAN = Cue("standing.given_by_a_clinician")
_OWN_USE = Cue("standing.own_use")


def with_standing(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings; of causes, operations and medicines with what is told of their standing."""
    replaced = _replaced(findings, text)
    result: list[Finding] = []
    for index, finding in enumerate(findings):
        mention = finding.mention
        judged = _JUDGED.get(_kind(mention))
        if judged is not None:
            before = text[max(0, finding.anchor[0] - _AROUND) : finding.anchor[0]]
            after = text[finding.anchor[1] : finding.anchor[1] + _AROUND]
            with noted() as cues:
                flags = judged(mention, before, after)
            mention = _with(mention, flags, cues)
        if index in replaced:
            mention = _with(mention, {"retracted": True}, [replaced[index]])
        result.append(replace(finding, mention=mention))
    return result


def _kind(mention: Mention) -> str:
    if mention.type == "procedure" or (mention.type == "cause" and mention.id in _OPERATIONS):
        return "operation"
    if mention.type == "medicine" or (mention.type == "cause" and mention.id in _MEDICINES):
        return "medicine"
    if mention.type != "cause":
        return ""
    return "disease" if mention.id in _DISEASES else mention.id


def _with(mention: Mention, flags: Flags, cues: Sequence[tuple[str, str]]) -> Mention:
    """The mention with these flags, and for each that is set the cue that was found last."""
    changed = {flag: value for flag, value in flags.items() if getattr(mention, flag) != value}
    if not changed:
        return mention
    kept = tuple(reason for reason in mention.because if changed.get(reason.flag, True))
    because = tuple(Because(flag, *cues[-1]) for flag, value in changed.items() if value)
    return replace(mention, because=(*kept, *because), **changed)  # type: ignore[arg-type]


def _operation(mention: Mention, before: str, after: str) -> Flags:
    planned = _PLANNED_BEFORE.search(before) or _INTENDED.search(before) or _PLANNED_AFTER.match(after)
    if planned:
        return {"hypothetical": True}
    if mention.id == "ileal_resection" and _OF_THE_LARGE_BOWEL.match(after):
        return {"negated": True}
    return _denied_or_taken_back(before, after)


def _medicine(mention: Mention, before: str, after: str) -> Flags:
    if _NOT_TAKEN_BEFORE.search(before) or _NOT_TAKEN_AFTER.match(after):
        return {"hypothetical": True}
    if _TAKEN_OFF_BEFORE.search(before) or _TAKEN_OFF_AFTER.match(after):
        return {"historical": True}
    past = {reason.rule for reason in mention.because if reason.flag == "historical"}
    if mention.historical and (
        (past and past <= _LISTED_AS_PAST) or _BEGUN_BEFORE.search(before) or _STILL_TAKEN.match(after)
    ):
        return {"historical": False}
    return {}


def _disease(mention: Mention, before: str, after: str) -> Flags:
    taken_back = _denied_or_taken_back(before, after)
    if taken_back or mention.negated:
        return taken_back
    if mention.id in _PASSES and mention.historical and _is_long_over(before, after):
        return {"negated": True}
    if _FEARED.search(before):
        return {"hypothetical": True}
    doubted = mention.uncertain or bool(_THOUGHT_BEFORE.search(before) or _THOUGHT_AFTER.match(after))
    if not doubted:
        return {}
    if _BORNE_OUT.match(after):
        return {"uncertain": False}
    return {"negated": True} if _REFUTED.match(after) else {"uncertain": True}


def _diet(mention: Mention, before: str, after: str) -> Flags:
    past = mention.historical or bool(_KEPT_ONCE.search(_last_sentence(before)) or _KEPT_ONCE.search(mention.text))
    with_somebody = _LIVED_WITH.search(before) and not expression("told.owned").match(mention.text)
    if with_somebody or _EATEN_BY_ANOTHER.match(f"{mention.text}{after}"):
        return {"subject": "other"}
    if _FOR_A_WHILE.match(after):
        return {"negated": True}
    begun = _BEGUN_BEFORE.search(before) or _GIVES_UP_FOOD.match(mention.text)
    if past and not begun and _is_long_over(before, after):
        return {"negated": True, "historical": True}
    if _GIVEN_UP_BEFORE.search(before) or _GIVEN_UP_AFTER.match(after):
        return {"historical": True}
    if mention.historical and begun:
        return {"historical": False}
    return _denied_or_taken_back(before, after)


def _gas(_mention: Mention, before: str, after: str) -> Flags:
    around = f"{_last_sentence(before)} {_first_sentence(after)}"
    given = _GIVEN_BY_A_CLINICIAN.search(around) and not _OWN_USE.search(around)
    return {"negated": True} if given else {}


def _denied_or_taken_back(before: str, after: str) -> Flags:
    if _NOT_THE_CAUSE_BEFORE.search(before) or _NOT_THE_CAUSE_AFTER.match(after):
        return {"negated": True}
    back = _MISDIAGNOSED_BEFORE.search(before) or _TAKEN_BACK_AFTER.match(after)
    return {"retracted": True} if back else {}


def _is_long_over(before: str, after: str) -> bool:
    """Whether what is told as past lies years back, so that it explains no shortage of now."""
    around = f"{_last_sentence(before)} {_first_sentence(after)}"
    return bool(_LONG_OVER.search(around)) and not (_BEGUN_BEFORE.search(before) or _STILL_TAKEN.match(after))


def _last_sentence(before: str) -> str:
    return before[max(before.rfind(mark) for mark in ".!?\n") + 1 :]


def _first_sentence(after: str) -> str:
    return after[: min((place for mark in ".!?\n" if (place := after.find(mark)) >= 0), default=len(after))]


_JUDGED: dict[str, Callable[[Mention, str, str], Flags]] = {
    "operation": _operation,
    "medicine": _medicine,
    "disease": _disease,
    "dietary": _diet,
    "nitrous_oxide": _gas,
}


def _replaced(findings: Sequence[Finding], text: str) -> dict[int, tuple[str, str]]:
    """Which causes were told once and are replaced by a later one, by index, with the cue ("said PA, now it's …")."""
    causes = [
        (index, finding)
        for index, finding in enumerate(findings)
        if finding.mention.type == "cause" and finding.mention.id not in _MEDICINES | {"unknown"}
    ]
    found: dict[int, tuple[str, str]] = {}
    for index, first in causes:
        if not _TOLD_BEFORE.search(text[max(0, first.anchor[0] - _AROUND) : first.anchor[0]]):
            continue
        for other in findings:
            between = text[first.anchor[1] : other.anchor[0]]
            if other.mention.type != "cause" or not between or len(between) > _AROUND:
                continue
            with noted() as cues:
                if _REPLACED.search(between):
                    found[index] = cues[-1]
    return found
