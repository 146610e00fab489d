"""About whom a message speaks, word by word: the person whose plan is made, or somebody else, and in which words."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from b12nlu.qualifiers.cues import Cue
from b12nlu.terms.lexicon import lexicon
from b12nlu.text.spelling import fold
from b12nlu.text.words import words

OF_ANOTHER = "experiencer.relative"
"""The reason of a finding that belongs to a relative or friend who is named."""


def subjects(doc: Doc) -> list[str]:
    """For each token, the words for the other person of whom it speaks; nothing where it speaks of the patient."""
    folds = [token.norm_ for token in doc]
    patient = _patient(doc, folds)
    anybody_else = [_is_relative(folds, index) and folds[index] != patient for index in range(len(folds))]
    tellers = [not other and _is_a_teller(folds, index) for index, other in enumerate(anybody_else)]
    if not any(anybody_else) and not any(tellers):
        return [""] * len(folds)
    speaks_of_self = any(
        word in words("first_person") or (word == "my" and not any(anybody_else[index + 1 : index + 4]))
        for index, word in enumerate(folds)
    )
    other, named, mentioned = False, "", _is_named_last(folds, anybody_else)
    teller_is: str | None = None
    named_kin = False
    result: list[str] = []
    for token, relative, teller in zip(doc, anybody_else, tellers, strict=True):
        word = token.norm_
        if token.is_sent_start and speaks_of_self:
            other = False
        if named_kin and (token.is_sent_start or word == ","):
            other = named_kin = False
        if token.is_sent_start and word in words("titles") and not any(anybody_else[token.i : token.i + 4]):
            other = False
        elif relative:
            other, named = True, _as_named(doc, token.i)
            named_kin = word in _KIN and "in" in folds[max(0, token.i - 3) : token.i]
            mentioned = mentioned or (
                folds[max(0, token.i - 2)] not in words("third_person")
                and folds[token.i - 1] not in words("third_person")
            )
        elif teller and word != patient:
            teller_is = sex_of(word)
            named, mentioned = _as_named(doc, token.i), True
        elif word == "they" and not other and words("found_out").intersection(folds[token.i + 1 : token.i + 2]):
            pass  # "my sister dragged me to the clinic, they found a B12 of 117"
        elif word == "i" and _is_put_in(folds[token.i + 1 : token.i + 3]):
            pass
        elif word == "mine" and other and folds[token.i - 1] == "of":
            pass  # "two colleagues of mine"
        elif word in words("first_person") or (word == "my" and not any(anybody_else[token.i + 1 : token.i + 4])):
            other = False
        elif word in words("third_person") and not (teller_is and sex_of(word) not in (None, teller_is)):
            other, named = mentioned, named or token.text
        result.append(named if other else "")
    return result


def _as_named(doc: Doc, index: int) -> str:
    """The words for a relative, with whose it is ("my mum", "my other half")."""
    before = range(index - 1, max(-1, index - 1 - _COMPOUND), -1)
    start = next((at for at in before if doc[at].norm_ in words("owners")), index)
    while start and doc[start - 1].norm_ in words("owners"):
        start -= 1
    return str(doc[start : index + 1].text)


_KIN = frozenset({"family", "relative"})
"""Who, behind "in", is nobody of whom more is told: what runs there is history, and ends with its clause."""

_COMPOUND = 3
"""Words before the last of a relative's name among which whose it is may stand."""


def _is_put_in(following: list[str]) -> bool:
    """Whether an "I" with the words behind it only puts in a word ("my brother, I suppose, is losing his memory")."""
    if not following:
        return False
    return following[0] in words("aside") or (following[0] in words("aside_before_comma") and following[1:] == [","])


_WRITTEN_FOR = Cue("subject.written_for")
_IS_THE_PATIENT = Cue("subject.is_the_patient")


def patient_of(doc: Doc) -> str:
    """The folded word for the relative for whom the message is written, or nothing."""
    return _patient(doc, [token.norm_ for token in doc])


def relatives_of(doc: Doc) -> list[int]:
    """The tokens that name a relative or friend of whom the message speaks."""
    folds = [token.norm_ for token in doc]
    return [index for index in range(len(folds)) if _is_relative(folds, index)]


_COUNTS = frozenset({"one", "two", "three", "four", "five", "six"})
"""After "mum of": the writer has children, and is not somebody's mother ("mum of three, always tired")."""
_AND_ME = frozenset({"and me", "and i", "and myself"})
"""After a relative: both are spoken of, the writer among them ("my mum and I have PA")."""


def _patient(doc: Doc, folds: list[str]) -> str:
    """The relative for whom the message is written ("on behalf of my mother", "he's the patient"), or nothing."""
    written = _WRITTEN_FOR.search(doc.text)
    if written:
        return fold(next(name for name in written.groupdict().values() if name))
    named = _IS_THE_PATIENT.search(doc.text)
    if named is None:
        return ""
    relatives = (token.i for token in doc if token.idx < named.start() and _is_relative(folds, token.i))
    first = next(relatives, None)
    return "" if first is None else folds[first]


def _is_named_last(folds: list[str], relatives: list[bool]) -> bool:
    """Whether a relative is named only at the end, behind "he" or "she" ("she's muddled some evenings, my nan")."""
    last = next((index for index in range(len(folds) - 1, -1, -1) if folds[index].isalpha()), -1)
    if last < 2 or not relatives[last] or sum(relatives) != 1:
        return False
    return "," in folds[last - 2 : last] and any(word in words("third_person") for word in folds[: last - 1])


def _is_relative(folds: list[str], index: int) -> bool:
    if _ends_a_compound(folds, index):
        return folds[index + 1 : index + 2] != [] and folds[index + 1] not in words("tells")
    if folds[index] not in _relatives():
        return False
    if folds[index] in words("young") and (index == 0 or folds[index - 1] in words("not_a_relative")):
        return False
    if folds[index] in words("fed") and words("feeds").intersection(folds[max(0, index - 3) : index]):
        return False
    if folds[index] in words("young") and words("named_for_the_young").intersection(folds[index + 1 : index + 2]):
        return False
    if folds[max(0, index - 3) : index - 1] in (["me", "and"], ["i", "and"]) or _AND_ME & {
        " ".join(folds[index + 1 : index + 3])
    }:
        return False
    following = folds[index + 1] if index + 1 < len(folds) else ""
    if folds[index] in _animals() and words("walks_it").intersection(folds[max(0, index - 2) : index]):
        return False
    if following in words("taken_along") and words("takes_along").intersection(folds[max(0, index - 2) : index]):
        return False
    if {f"{folds[index]}-{following}", f"{folds[index - 1]}-{folds[index]}"} & words("no_animal"):
        return False
    if following == "who":
        following = folds[index + 2] if index + 2 < len(folds) else ""
    before = folds[max(0, index - 3) : index]
    if following == "of" and index + 2 < len(folds) and (folds[index + 2].isdigit() or folds[index + 2] in _COUNTS):
        return False
    return following not in words("tells") and (
        not before or bool((words("owners") | words("titles")) & set(before)) or folds[index - 1] in _BEFORE_A_RELATIVE
    )


_BEFORE_A_RELATIVE = frozenset({".", ",", ";", ":", "\n", "for", "and", "me"})
"""Right before a relative who is named without whose it is ("gran had PA; uncle had tapeworm"), or by "me mam"."""


def last_names_an_animal(before: str) -> bool:
    """Whether the last of those who are named in some words is an animal ("my cat had …")."""
    named = [word for word in map(fold, before.split()) if word in _relatives() or word in words("third_person")]
    return bool(named) and named[-1] in _animals()


@cache
def _animals() -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon().rules["people"]["animals"].split())


def _is_a_teller(folds: list[str], index: int) -> bool:
    """Whether a relative tells something, of whom "he" or "she" may then speak ("my mum told me her B12 is 80"); one of
    the patient's own speaks of the patient ("her sister says she is tired").
    """
    owned = words("owners") - words("third_person")
    if index == 0 or folds[index] not in _relatives() or folds[index - 1] not in owned:
        return False
    return folds[index + 1 : index + 2] != [] and folds[index + 1] in words("tells")


def _ends_a_compound(folds: list[str], index: int) -> bool:
    """Whether several words that name a relative together end here ("my other half")."""
    return any(tuple(folds[max(0, index + 1 - len(name)) : index + 1]) == name for name in _compounds())


@cache
def _compounds() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(fold, name.split())) for name in lexicon().rules["people"]["relative_compounds"])


@cache
def _relatives() -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon().rules["people"]["relatives"].split())


def sex_of(word: str) -> str | None:
    """The sex that a folded word for a person or a pronoun tells (`female`, `male`), where it tells one."""
    return next((sex for sex, words in _sexed().items() if word in words), None)


@cache
def _sexed() -> dict[str, frozenset[str]]:
    people = lexicon().rules["people"]
    return {
        sex: frozenset(fold(word) for word in f"{people[kind]} {pronouns}".split())
        for sex, kind, pronouns in (
            ("female", "women", "she her hers shes she's"),
            ("male", "men", "he him his hes he's"),
        )
    }
