"""Of whom each thing in a turn is told: of the person whose plan it is, of the writer, or of somebody else."""

from __future__ import annotations

import dataclasses
import re

from actions.facts.a_child import A_CHILD
from actions.facts.facts import Facts
from actions.facts.people import OWN, Person, named_in, nearest_named_in, person_of
from actions.facts.said import Mentioned, Turn
from education.ways import ways_of

SENTENCE_ENDS = re.compile(r"[.!?;]\s|\n")
FIRST_PERSON = re.compile(r"\b(?:i|me|mine|myself)\b", re.IGNORECASE)


def is_the_writers(mention: Mentioned, text: str) -> bool:
    """Whether what is told is said of the writer in so many words, beside somebody else of whom the message speaks:
    `I take metformin myself`, `mine was 400`, `the 63 is me`.
    """
    says = ways_of("actions.facts")
    sentence = SENTENCE_ENDS.split(text[: mention.start])[-1]
    begun = f"{sentence}{mention.text.partition(',')[0]}"
    return says["told_of_the_writer"].is_said_in(begun) or is_said_to_be_mine(mention, text)


def is_said_to_be_mine(mention: Mentioned, text: str) -> bool:
    """Whether the words right behind what is told say that it is the writer's: `the B12 of 63 is mine`."""
    behind = SENTENCE_ENDS.split(text[mention.start + len(mention.text) :])[0]
    return mention.type != "sex" and ways_of("actions.facts")["is_the_writers"].is_said_in(behind)


def as_told_of(facts: Facts, turn: Turn) -> Turn:
    """The turn with what is said of the person the plan is for as said of the patient. Where the plan is known to be
    the writer's own, what is told of a `he` or a `she` is another's.
    """
    if facts.whose == OWN and turn.register == "patient":
        of_another = tuple(
            mention.model_copy(update={"subject": "other"})
            if _is_told_of_another(mention, turn.text) or _is_a_childs_age(mention, turn.text)
            else mention
            for mention in turn.mentions
        )
        return dataclasses.replace(turn, mentions=of_another)
    if turn.register == "clinician" and is_a_patients_note(turn.text):
        return dataclasses.replace(
            turn, mentions=tuple(_of_the_patient(mention, turn.text) for mention in turn.mentions)
        )
    person = person_of(facts)
    if person is None:
        mine = (m.subject == "other" and is_said_to_be_mine(m, turn.text) for m in turn.mentions)
        mentions = (
            m.model_copy(update={"subject": "self"}) if own else m for m, own in zip(turn.mentions, mine, strict=True)
        )
        return dataclasses.replace(turn, mentions=tuple(mentions))
    return dataclasses.replace(turn, mentions=tuple(_of_person(person, m, turn.text) for m in turn.mentions))


def _of_person(person: Person, mention: Mentioned, text: str) -> Mentioned:
    """A mention in a talk about this person: theirs where it means them, and not where it is told of the writer."""
    young = _is_a_childs_age(mention, text) or _is_of_a_child_named_before(person, mention, text)
    if not young and _is_of(person, mention, text):
        return mention.model_copy(update={"subject": "self"})
    of_the_writer = mention.type != "sex" and is_the_writers(mention, text)
    of_a_third = young or of_the_writer or _is_of_a_third(person, mention, text)
    return mention.model_copy(update={"subject": "other"}) if of_a_third else mention


def _is_a_childs_age(mention: Mentioned, text: str) -> bool:
    """Whether an age is what a child is called by, beside the one whom the plan is for: `Leo, the 7 year old`."""
    called = (found.span() for found in A_CHILD.finditer(text))
    return mention.type == "age" and any(
        start < mention.start + len(mention.text) and mention.start < end for start, end in called
    )


def _is_of_a_child_named_before(person: Person, mention: Mentioned, text: str) -> bool:
    """Whether the `he` or `she` of a sentence is a son or a daughter named in one before it, of the other sex than the
    grown-up whom the plan is for: `I mean Leo, my son. He's pale`, in a talk about a wife.
    """
    named = nearest_named_in(text, mention.start)
    if not person.grown_up or named is None or named.grown_up or named.sex in (None, person.sex):
        return False
    return _is_told_of_another(mention, text) and _is_of_a_third(person, mention, text)


def _is_of_a_third(person: Person, mention: Mentioned, text: str) -> bool:
    """Whether a mention is told of somebody whom a pronoun of the other sex means, named before in the message: `dad's
    B12 was 600, he's on metformin too`, in a talk about a mother.
    """
    end = mention.start + (len(mention.text) if mention.type == "sex" else 0)
    pronouns = [found.group() for found in _EITHER.finditer(text, 0, end)]
    if not pronouns or person.sex is None:
        return False
    said = "female" if pronouns[-1].casefold().startswith("s") else "male"
    named = nearest_named_in(text, mention.start)
    return said != person.sex and named is not None and named.id != person.id and named.sex in (said, None)


_EITHER = re.compile(r"\bs?he(?:'?s)?\b", re.IGNORECASE)


def is_a_patients_note(text: str) -> bool:
    """Whether a clinician speaks of a mother as of the patient, and of nobody's mother: `Mum 31, vegan`."""
    return ways_of("actions.facts")["mother_as_patient"].is_said_in(text)


def _of_the_patient(mention: Mentioned, text: str) -> Mentioned:
    """A mention as said of the patient, unless the baby is named before it in its sentence."""
    before = SENTENCE_ENDS.split(text[: mention.start])[-1]
    of_the_baby = A_CHILD.search(before.rpartition("feeding")[2]) is not None
    return mention if of_the_baby else mention.model_copy(update={"subject": "self"})


def _is_told_of_another(mention: Mentioned, text: str) -> bool:
    """Whether the words before a mention in its sentence are of a `he` or a `she`, not of the writer: `he's pale`."""
    before = SENTENCE_ENDS.split(text[: mention.start])[-1]
    if mention.type == "sex":
        before += text[mention.start :].split(" ")[0]
    return _AS_SUBJECT.search(before) is not None and _OF_THE_WRITER.search(before) is None


_AS_SUBJECT = re.compile(
    r"\bs?he(?:'?s)?\b(?! (?:has |have |had |just |also |then |only )*(?:sa(?:id|ys?)|t(?:old|ells)|th(?:inks|ought)|"
    r"wr(?:ote|ites)|f(?:inds|ound)|checked|measured|tested|ran|did|took|wants?|g(?:ave|ives)|put|start(?:s|ed)|"
    r"ordered|prescribed)\b)",
    re.IGNORECASE,
)
"""A `he` or a `she` of whom something is told; not the doctor who says or gives something."""
_OF_THE_WRITER = re.compile(
    r"\b(?:i|i'm|im|i've|ive|me|mine|myself)\b|\bmy (?:own )?(?:b-?12|h[ba]e?moglobin|hb|ferritin|folate|potassium|k|"
    r"levels?|results?|bloods?|feet|legs|hands|arms|tongue|eyes|chest|head|doctor|gp|nurse)\b",
    re.IGNORECASE,
)


def _is_of(person: Person, mention: Mentioned, text: str) -> bool:
    """Whether a mention of somebody else means this person: nobody else was named before it in its sentence."""
    before = SENTENCE_ENDS.split(text[: mention.start])[-1]
    named = named_in(f"{before}{mention.text}" if mention.type == "sex" else before)
    child = [found.start() for found in A_CHILD.finditer(f"{before}{mention.text}")]
    if child and person.grown_up and child[-1] > max((place for place, _ in named), default=-1):
        return False
    return mention.subject == "other" and (not named or named[-1][1].id == person.id)
