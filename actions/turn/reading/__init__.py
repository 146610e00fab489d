"""What the reader found in a message, taken up into the facts: only what is said of this person, as true, for now.

One module a kind of fact. Nothing is dropped or replaced in silence: each change leaves a note to acknowledge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actions.facts.draft import Draft, NoteKind
from actions.facts.people import nearest_named_in, person_of
from actions.facts.said import Mentioned, Turn
from actions.facts.told_of import is_the_writers
from actions.turn.reading.bowel_removed import read_bowel_removed
from actions.turn.reading.cause_and_phase import read_causes, read_phase_from_use, read_phases, read_procedures
from actions.turn.reading.doses import read_bare_dose, read_doses
from actions.turn.reading.doses_given import read_doses_given, settle_doses_given
from actions.turn.reading.enzymes_taken import as_enzymes_taken
from actions.turn.reading.family_told import read_family_told
from actions.turn.reading.gas_use import as_use_of_gas, read_gas_use
from actions.turn.reading.history import (
    read_conditions,
    read_inherited,
    read_medicines,
    read_no_allergies,
    read_no_medicines,
    read_other_drugs,
)
from actions.turn.reading.kept_in_words import (
    read_circumstances,
    read_named_beside_none,
    read_other_conditions,
    read_other_results,
)
from actions.turn.reading.labs import read_bare_result, read_labs, read_unnamed_level
from actions.turn.reading.last_dose import read_last_dose
from actions.turn.reading.ordered import read_ordered
from actions.turn.reading.other_allergies import read_allergies_in_the_answer, read_other_allergies
from actions.turn.reading.person import read_age, read_bare_age, read_pregnancy, read_sex
from actions.turn.reading.reacted_to import read_reacted_to, tells_of_a_reaction
from actions.turn.reading.stopped import read_stopped
from actions.turn.reading.symptoms import read_courses, read_symptoms
from actions.turn.reading.treatment import (
    read_bare_time,
    read_intervals,
    read_products,
    read_routes,
)
from actions.turn.reading.when_taken import read_when_taken

Reader = Callable[[Draft, Sequence[Mentioned], Turn], None]

READERS: tuple[tuple[str, Reader], ...] = (
    ("phase", read_phases),
    ("doses_given", read_doses_given),
    ("cause", read_causes),
    ("procedure", read_procedures),
    ("symptom", read_symptoms),
    ("lab", read_labs),
    ("number", read_bare_result),
    ("number", read_bare_age),
    ("number", read_bare_dose),
    ("number", read_bare_time),
    ("age", read_age),
    ("sex", read_sex),
    ("pregnancy", read_pregnancy),
    ("condition", read_conditions),
    ("allergy_none", read_no_allergies),
    ("medicine", read_medicines),
    ("other_drug", read_other_drugs),
    ("other_allergy", read_other_allergies),
    ("other_condition", read_other_conditions),
    ("other_lab", read_other_results),
    ("medicine_none", read_no_medicines),
    ("product", read_products),
    ("route", read_routes),
    ("dose", read_doses),
    ("interval", read_intervals),
    ("last_dose", read_last_dose),
    ("course", read_courses),
)
"""In the order of reading: the phase decides whether a course counts, the cause whether a medicine does, and the doses
that were given whether an interval is in use.
"""


def take_up(draft: Draft, turn: Turn) -> None:
    """Reads all mentions of the turn into the draft."""
    turn = as_enzymes_taken(draft.facts, as_use_of_gas(draft.facts, read_ordered(draft, turn)))
    for kind, read in READERS:
        mentions = [mention for mention in turn.mentions if mention.type == kind]
        if mentions or (kind == "cause" and turn.asked == "cause"):
            read(draft, mentions, turn)
    read_bowel_removed(draft, turn)
    read_gas_use(draft, turn)
    read_reacted_to(draft, [mention for mention in turn.mentions if tells_of_a_reaction(mention)], turn)
    read_unnamed_level(draft, turn)
    read_when_taken(draft, turn)
    read_phase_from_use(draft, turn)
    read_stopped(draft, turn)
    read_allergies_in_the_answer(draft, turn)
    read_circumstances(draft, turn)
    read_named_beside_none(draft, turn)
    settle_doses_given(draft, turn)
    inherited = read_inherited(draft, [mention for mention in turn.mentions if mention.type == "condition"], turn)
    for mention in turn.mentions:
        if mention in inherited:
            continue
        left_out = _left_out_as(draft, mention, turn)
        if left_out is not None and not any(
            note.kind == "family_history" and note.about == mention.text for note in draft.notes
        ):
            of_whom = nearest_named_in(turn.text, mention.start) if left_out == "other_person" else None
            draft.note(left_out, mention.text, new=None if of_whom is None else of_whom.id)
    read_family_told(draft, turn)


_OF_ANYBODY = frozenset({"symptom", "cause", "lab", "condition", "pregnancy"})
_IN_WORDS = frozenset({"other_drug", "other_allergy", "other_condition"})
_OF_A_RELATIVE = _IN_WORDS | {"age", "medicine", "phase", "product", "interval"}
"""What else is told of somebody beside one whose plan it is known to be."""
_OF_THE_WRITER = _OF_ANYBODY | _IN_WORDS | {"age", "medicine", "phase", "product", "interval", "number"}
"""Types of facts of which it is said that they were left out, as another person's and as the writer's."""


def _left_out_as(draft: Draft, mention: Mentioned, turn: Turn) -> NoteKind | None:
    """The kind of note that says of whom a fact was told that this plan leaves out; None of any other fact."""
    if mention.subject != "other":
        return None
    if person_of(draft.facts) is not None and is_the_writers(mention, turn.text):
        return "of_the_writer" if mention.type in _OF_THE_WRITER else None
    if mention.type not in (_OF_ANYBODY if draft.facts.whose is None else _OF_ANYBODY | _OF_A_RELATIVE):
        return None
    return "family_history" if mention.type in ("cause", "condition") else "other_person"
