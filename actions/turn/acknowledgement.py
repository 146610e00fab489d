"""What the person is told about a turn before the next question: what was noted, changed or left out."""

from __future__ import annotations

from collections.abc import Sequence

from actions.core import name_of
from actions.facts.draft import CHANGES, Draft, Note
from actions.facts.loading import BEGUN
from actions.facts.people import Person, people, pronouns_of
from actions.questions.catalogue import questions
from actions.registers import Register
from actions.saying.wording import listed, say
from actions.turn.talk import spoken_of


def acknowledgement(draft: Draft, register: Register) -> str:
    """One short message for all notes of the turn; empty where there is nothing to say."""
    items = items_noted(draft.notes, register)
    sentences = [say("noted", register, items="; ".join(items))] if items else []
    for kind, key in _GATHERED.items():
        names = [_name(note, register) for note in draft.notes if note.kind == kind and _named(note, draft) is None]
        if names:
            sentences.append(say(key, register, names=listed(names)))
    for person in dict.fromkeys(filter(None, (_named(note, draft) for note in draft.notes))):
        names = [_name(note, register) for note in draft.notes if _named(note, draft) == person]
        called = {"name": person.name, "person": spoken_of(person), "names": listed(names), **pronouns_of(person)}
        sentences.append(say("of_another_named", register, **called))
    for note in draft.notes:
        if note.kind == "word_only":
            sentences.append(say("word_without_number", register, name=_name(note, register), word=note.new))
        elif note.kind == "not_plausible":
            sentences.append(say("not_plausible", register, name=note.about, value=note.new, expected=note.old))
        elif note.kind == "rough_time":
            sentences.append(say("rough_time", register, name=_name(note, register), value=note.new))
        elif note.kind == "none_given_then":
            sentences.append(say("none_given_then", register, value=note.about))
        elif note.kind == "planned_days":
            sentences.append(say("planned_days", register, value=note.about))
        elif note.kind == "talked_of":
            sentences.append(say("talked_of", register, value=note.about))
        elif note.kind in ("bare_number", "bare_day"):
            sentences.append(say(note.kind, register, values=note.about))
        elif note.kind == "contradiction":
            sentences.append(say(f"contradiction_{note.new}", register, value=note.old or ""))
        elif note.kind in ("dose_as_strength", "dose_or_strength", "dose_without_unit"):
            sentences.append(say(note.kind, register, value=note.about))
        elif note.kind in ("loss_of_a_baby", "dose_in_volume", "several_doses", "several_numbers"):
            sentences.append(say(note.kind, register))
    return " ".join(sentences)


def _named(note: Note, draft: Draft) -> Person | None:
    """The relative of whom a note tells that something is left out of a plan that is known to be another's."""
    known = note.kind == "other_person" and draft.facts.whose is not None
    return people().get(note.new or "") if known else None


def items_noted(notes: Sequence[Note], register: Register) -> list[str]:
    """What was taken up or changed, each with its value."""
    return [
        item for item in (_item(note, register) for note in notes if note.kind in CHANGES - _GATHERED.keys()) if item
    ]


_GATHERED = {
    "uncertain_cause": "uncertain_cause",
    "other_person": "other_person",
    "of_the_writer": "of_the_writer",
    "family_history": "family_history",
    "past": "past_symptom",
    "explained_sign": "explained_sign",
    "old_sign": "old_sign",
    "lasting_sign": "lasting_sign",
    "as_before": "as_before",
    "sign_over": "sign_over",
    "kept_in_words": "kept_in_words",
    "kept_as_more": "kept_as_more",
    "ordered": "ordered_kept",
}


def _item(note: Note, register: Register) -> str:
    name = _name(note, register)
    if note.kind == "lab":
        return say("item_lab", register, name=name, value=note.new)
    if note.kind == "lab_without_unit":
        return say("item_lab", register, name=name, value=say("value_unit_not_known", register, value=note.new))
    if note.kind == "lab_earlier":
        return say("item_lab_earlier", register, name=name, value=note.new)
    if note.kind == "lab_changed":
        return say("item_changed", register, label=name, old=note.old, new=note.new)
    if note.kind in ("yes", "no"):
        return say(f"item_turned_{note.kind}" if note.old else f"item_{note.kind}", register, name=name)
    if note.kind == "possible":
        return say("item_possible", register, name=name)
    if note.kind in ("also_cause", "other_allergy", "reacted_to"):
        return say(f"item_{note.kind}", register, name=name)
    if note.kind in ("none", "all_none", "nil", "not_known", "removed"):
        return say(f"item_{note.kind}", register, label=name)
    old, new = _value(note, note.old, register), _value(note, note.new, register)
    if note.kind == "set" and note.new == "unknown":
        return say("item_not_known", register, label=name)
    if note.kind == "changed":
        return say("item_changed", register, label=name, old=old, new=new)
    return say("item_set", register, label=name, value=new)


def _name(note: Note, register: Register) -> str:
    if note.vocabulary is not None and note.about not in questions():
        return name_of(note.vocabulary, note.about, register)
    item = questions().get(note.about)
    if item is None:
        return note.about
    return item.label if item.label.isupper() or item.label == "B12" else item.label[:1].lower() + item.label[1:]


def _value(note: Note, value: str | None, register: Register) -> str:
    if value is None:
        return ""
    if note.about == "phase" and value == BEGUN:
        return say("phase_begun", register)
    if note.vocabulary is not None:
        return name_of(note.vocabulary, value, register)
    item = questions().get(note.about)
    titles = [] if item is None else [option.title for option in item.options if option.value == value]
    return titles[0].to(register).lower() if titles else value
