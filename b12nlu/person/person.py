"""Who the plan is for: age, sex, pregnancy, breastfeeding, allergies by name, and "no allergies", "no medicines"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from b12nlu.because import Because
from b12nlu.fact import Fact
from b12nlu.person.ages import find_ages
from b12nlu.person.allergies import find_allergies
from b12nlu.text.expressions import expression

_RELATIVE_AGED = expression("ages.relative")
_CLINICAL = expression("ages.clinical")
_CLINICAL_FIRST = expression("ages.clinical_first")
_AGED_SEX = expression("sex.aged")
_I_AM_SEX = expression("sex.i_am")
_SEX_FIRST = expression("sex.with_age_behind")
_DESCRIBED = expression("sex.described")
_NUMBER_SEX = expression("sex.with_age_before")
_LETTER_SEX = expression("sex.letter")
_PRONOUN_AGED = expression("sex.pronoun_aged")
_ONLY_SEX = expression("sex.only")
_PREGNANT = expression("person.pregnant")
_BREASTFEEDING = expression("person.breastfeeding")
_PLANNED = expression("person.planned")
_DENIED_BEFORE = expression("person.denied_before")
_MY_BEFORE = expression("person.my_before")
_NO_ALLERGIES = expression("person.no_allergies")
_NO_MEDICINES = expression("person.no_medicines")
_NO_MORE = expression("person.no_more")


def find_person(
    text: str, drugs: Sequence[tuple[int, int, bool]] = (), results: Sequence[tuple[int, int]] = ()
) -> list[Fact]:
    """Age, sex, pregnancy, breastfeeding, allergies by name, and the statements that there are none, or no medicines.

    `drugs` are spans with whether each is B12, `results` those of names of tests: a number behind either is no age.
    """
    sexes, ages = _apart(_sexes(text)), find_ages(text, drugs, results)
    return [*ages, *sexes, *_pregnancies(text), *_allergies(text), *_medicines(text), *find_allergies(text)]


def find_no_more(text: str) -> list[Fact]:
    """Where a message that names a medicine says that there is no other ("warfarin, that's all")."""
    return [Fact("medicine_none", "none", *match.span()) for match in _NO_MORE.finditer(text)]


def _apart(facts: Iterator[Fact]) -> Iterator[Fact]:
    """The facts without those that tell the same by the same words."""
    told: list[Fact] = []
    for fact in facts:
        if not any(fact.id == one.id and fact.start < one.end and one.start < fact.end for one in told):
            told.append(fact)
    yield from told


def _sexes(text: str) -> Iterator[Fact]:
    only = _ONLY_SEX.fullmatch(text)
    found = (
        [only]
        if only
        else [
            match
            for pattern in (_AGED_SEX, _I_AM_SEX, _NUMBER_SEX, _SEX_FIRST, _DESCRIBED)
            for match in pattern.finditer(text)
        ]
    )
    for sex, name in (("female", "sex.woman"), ("male", "sex.man")):
        yield from (Fact("sex", sex, *match.span(), value=sex) for match in expression(name).finditer(text))
    seen: set[int] = set()
    for match in found:
        group = "male" if match["male"] else "female"
        if not match[group]:
            yield Fact("sex", "female", *match.span(), value="female")
            continue
        if len(match[group]) == 1 and not match[group].isupper():
            continue
        if match.start(group) not in seen:
            seen.add(match.start(group))
            yield Fact("sex", group, *match.span(group), value=group)
    for match in (
        *_LETTER_SEX.finditer(text),
        *_PRONOUN_AGED.finditer(text),
        *_RELATIVE_AGED.finditer(text),
        *expression("sex.relative_behind_age").finditer(text),
        *expression("sex.titled").finditer(text),
        *expression("sex.lettered").finditer(text),
        *expression("sex.lettered_apart").finditer(text),
    ):
        group = next(name for name, said in match.groupdict().items() if said and not name.startswith("age"))
        if match.start(group) not in seen:
            seen.add(match.start(group))
            sex = str(group.partition("_")[0])
            yield Fact("sex", sex, match.start(group), match.end(group), value=sex)
    for pattern in (_CLINICAL, _CLINICAL_FIRST):
        for match in pattern.finditer(text):
            group = "sex" if match["sex"] else "sex_after"
            if match.start(group) not in seen:
                seen.add(match.start(group))
                sex = "female" if match[group] == "F" else "male"
                yield Fact("sex", sex, match.start(group), match.end(group), value=sex)


def _pregnancies(text: str) -> Iterator[Fact]:
    for pattern, name in ((_PREGNANT, "pregnant"), (_BREASTFEEDING, "breastfeeding")):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 40) : match.start()]
            denied = _DENIED_BEFORE.search(before)
            planned = _PLANNED.search(before) if name == "pregnant" and not denied else None
            topic = match[0].lower() == "pregnancy" and not _MY_BEFORE.search(before)
            another = expression("person.of_somebody_at_work").search(text, 0, match.start())
            told = (
                ("negated", "person.denied_before", denied),
                ("hypothetical", "person.planned", planned),
                ("subject", "person.of_somebody_at_work", another),
            )
            yield Fact(
                "pregnancy",
                name,
                *match.span(),
                value=name,
                negated=bool(denied),
                hypothetical=planned is not None or topic,
                of_another=another is not None,
                because=tuple(Because(flag, rule, found[0].strip()) for flag, rule, found in told if found),
            )
    for match in expression("person.weaned").finditer(text):
        yield Fact("pregnancy", "breastfeeding", *match.span(), value="breastfeeding", negated=True)
    for match in expression("person.not_pregnant").finditer(text):
        yield Fact("pregnancy", "pregnant", *match.span(), value="pregnant", negated=True)


def _allergies(text: str) -> Iterator[Fact]:
    for match in _NO_ALLERGIES.finditer(text):
        yield Fact("allergy_none", "none", *match.span())


def _medicines(text: str) -> Iterator[Fact]:
    for match in _NO_MEDICINES.finditer(text):
        yield Fact("medicine_none", "none", *match.span())
