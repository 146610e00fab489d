"""The sex of the person that the findings are told of, from a relative's name or a pronoun.

"My wife has numb toes" tells of a woman as surely as "58F"; "she said I look pale" tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from b12nlu.fact import Fact
from b12nlu.mention import Mention
from b12nlu.person.subject import patient_of, relatives_of, sex_of
from b12nlu.text.expressions import expression
from b12nlu.text.lines import last_mark, next_mark

_CLINICAL = frozenset(
    {"symptom", "cause", "condition", "lab", "age", "procedure", "phase", "interval", "product", "pregnancy"}
)
"""Types of findings that tell of whom a message speaks."""
_OF_NOW = frozenset({"symptom", "lab", "age", "interval", "phase", "product"})
"""Those among them that are told of a patient, and not of a family's history."""
_CLAUSE = expression("sex.breaks_off")


def sex_told(doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[Fact, str]]:
    """The sex that the words for people tell, where none is stated, and whose it is (`self` or `other`)."""
    if any(mention.type == "sex" for mention in mentions):
        return
    carries = next((mention for mention in mentions if _tells_a_pregnancy(mention)), None)
    if carries is not None and _is_of_the_writer(doc.text, carries):
        yield Fact("sex", "female", carries.start, carries.end, value="female"), carries.subject
        return
    clinical = [mention for mention in mentions if mention.type in _CLINICAL]
    others = [mention for mention in clinical if mention.subject == "other"]
    of_now = any(mention.type in _OF_NOW and not (mention.historical or mention.hypothetical) for mention in others)
    named = [(index, sex) for index in relatives_of(doc) if (sex := sex_of(doc[index].norm_))]
    patient = patient_of(doc)
    if patient and sex_of(patient):
        index = next((token.i for token in doc if token.norm_ == patient), None)
        if index is not None:
            yield _fact(doc[index].idx, doc[index].text, str(sex_of(patient))), "self"
        return
    if of_now and named and 2 * len(others) >= len(clinical):
        first = min(mention.start for mention in others)
        before = [(index, sex) for index, sex in named if doc[index].idx <= first] or named
        if len({sex for _, sex in before}) == 1:
            index, sex = before[-1]
            yield _fact(doc[index].idx, doc[index].text, sex), "other"
        return
    found = None if others and not of_now else _by_pronoun(doc.text, clinical)
    if found:
        yield (
            _fact(found.start(), found[0], "female" if found["female"] else "male"),
            ("other" if others and len(others) == len(clinical) else "self"),
        )


def _tells_a_pregnancy(mention: Mention) -> bool:
    """Whether the writer is pregnant or feeds a child; who denies it may be anybody."""
    stated = not (mention.negated or mention.hypothetical)
    return mention.type == "pregnancy" and mention.subject == "self" and stated


def _is_of_the_writer(text: str, carries: Mention) -> bool:
    """Whether a pregnancy is told of somebody, and is not only the topic of a question."""
    sentence = text[last_mark(text, carries.start, ".!?;\n") : next_mark(text, carries.end, ".!?;\n") + 1]
    return not sentence.rstrip().endswith("?") or expression("sex.pregnant_herself").search(sentence) is not None


def _by_pronoun(text: str, clinical: Sequence[Mention]) -> re.Match[str] | None:
    """The pronoun of the one person whose findings are told, and of nobody else's."""
    pronouns = list(expression("sex.pronoun").finditer(text))
    if len({match.lastgroup for match in pronouns}) != 1:
        return None
    first_person = expression("sex.first_person")
    if not first_person.search(text) and not expression("sex.clinician").search(text):
        return next((match for match in pronouns if clinical or text[match.end() : match.end() + 1] != "'"), None)
    theirs = 0
    for mention in clinical:
        start = max((cut.end() for cut in _CLAUSE.finditer(text, 0, mention.start)), default=0)
        own = first_person.search(text, start, mention.end)
        theirs += bool(expression("sex.is_theirs").search(text[start : mention.start]))
        if own or (mention.subject == "self" and first_person.match(mention.text)):
            return None
    return pronouns[0] if theirs else None


def _fact(start: int, word: str, sex: str) -> Fact:
    return Fact("sex", sex, start, start + len(word), value=sex)
