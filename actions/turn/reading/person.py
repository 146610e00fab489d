"""Age, sex and pregnancy as they are given in a message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.facts.born import age_by_year
from actions.facts.draft import Draft
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import OLDEST, leave_open, set_age, set_pregnancy, set_pregnancy_possible
from education.ways import ways_of

AGE = "age"
_WHOLE = re.compile(r"\W*(?:[a-z']+\W+){0,2}\d+\W*", re.IGNORECASE)
"""A number with hardly a word beside it."""

PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "he's", "she's"})

_YEARS = re.compile(r"(?P<years>\d{1,3})\s*(?:years?|yrs?)\b", re.IGNORECASE)


def read_age(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the age in years; one that is known is changed by words of age alone, and by no number beside it."""
    known = draft.facts.age is not None and turn.asked != AGE and not _takes_back_age(draft, turn)
    own = [mention for mention in mentions if mention.is_own and isinstance(mention.value, float | int)]
    certain = [mention for mention in own if not mention.uncertain]
    for mention in certain or own:
        if not (known and mention.uncertain):
            set_age(draft, float(mention.value or 0))


def _takes_back_age(draft: Draft, turn: Turn) -> bool:
    """Whether a message takes back the number that is known as the age: `not 80 but 75`."""
    return draft.facts.age is not None and any(m.retracted and m.value == draft.facts.age for m in turn.mentions)


def read_sex(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the sex, which decides whether pregnancy is asked about.

    A pronoun in a message that tells nothing else of the patient may be anybody: `he did not say` is the doctor.
    """
    alone = all(mention.type == "sex" for mention in turn.mentions)
    for mention in mentions:
        if alone and mention.text.casefold() in PRONOUNS:
            continue
        if mention.is_own and not mention.negated and mention.id in ("female", "male"):
            if draft.facts.sex != mention.id:
                draft.note("set", "sex", None, None, mention.id)
            draft.put("sex", mention.id)


def read_pregnancy(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up pregnancy and breastfeeding: yes, no or possible; what is not known is asked, and not noted. One that is
    taken back in the same breath is asked again where it was known.
    """
    told, was_pregnant = {mention.id for mention in mentions if mention.is_own}, draft.facts.pregnant
    for mention in mentions:
        if mention.id not in ("pregnant", "breastfeeding"):
            continue
        if mention.retracted and mention.id not in told:
            leave_open(draft, mention.id)
        before = turn.text[: mention.start].replace("’", "'")
        denied_now = mention.negated and ways_of("actions.turn")["denies_it_now"].is_said_in(before)
        if not mention.is_own or (mention.historical and not denied_now):
            continue
        if ways_of("actions.turn")["in_doubt_whether"].is_said_in(before):
            leave_open(draft, mention.id)
        elif mention.uncertain and mention.id == "pregnant":
            set_pregnancy_possible(draft)
        else:
            set_pregnancy(draft, mention.id, not mention.negated)
    if was_pregnant and not draft.facts.pregnant:
        for kept in [each for each in draft.facts.other_conditions if _HOW_FAR.fullmatch(each)]:
            draft.drop("other_conditions", kept)


_HOW_FAR = re.compile(
    r"(?:\W*\b(?:i'?m|i|am|she'?s|she|is|about|now|at|\d+|weeks?|wks?|months?|pregnant)\b)+\W*", re.IGNORECASE
)
"""What was kept of a pregnancy and tells nothing else: how far it is."""


def tells_of_a_loss(turn: Turn) -> bool:
    """Whether the question about pregnancy is answered by the loss of one, or of a baby."""
    told = any(m.id in ("pregnant", "breastfeeding") and m.is_own and not m.negated for m in turn.mentions)
    return turn.asked == "pregnancy" and not told and ways_of("actions.turn")["lost_a_baby"].is_said_in(turn.text)


def read_loss_of_a_baby(draft: Draft, turn: Turn) -> None:
    """Takes up that there is neither pregnancy nor breastfeeding where a loss is told, and says a word of it."""
    if tells_of_a_loss(turn):
        for name in ("pregnant", "breastfeeding"):
            set_pregnancy(draft, name, value=False)
        draft.note("loss_of_a_baby", "pregnancy")


def read_pregnancy_test(draft: Draft, turn: Turn) -> None:
    """Takes up what the test told where a pregnancy is possible and the message names neither it nor a result."""
    named = any(mention.type in ("pregnancy", "lab") for mention in turn.mentions)
    if named or not draft.facts.pregnancy_possible or "?" in turn.text or turn.answers:
        return
    ways = ways_of("actions.turn")
    for way, pregnant in (("test_excludes_a_pregnancy", False), ("test_shows_a_pregnancy", True)):
        if ways[way].is_said_in(turn.text):
            set_pregnancy(draft, "pregnant", value=pregnant)


def read_bare_age(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """A bare number, or one of years, answers the question just asked, or corrects the age that was given.

    A number that no person can be old answers only where it is the whole message, as it may be a slip.
    """
    own = [m for m in mentions if not m.retracted and m.unit is None and isinstance(m.value, float | int)]
    own = [m for m in own if not _MEASURED.match(turn.text, m.start + len(m.text))]
    own = [m for m in own if 0 <= float(m.value or 0) <= OLDEST or _WHOLE.fullmatch(turn.text)]
    own = [m for m in own if _WHOLE_YEAR.fullmatch(turn.text) is None]
    corrects = turn.intent == "correct" and turn.before == AGE and turn.asked not in ("pending_lab", "serum_b12")
    if own and (turn.asked == AGE or corrects or _takes_back_age(draft, turn)):
        set_age(draft, float(own[-1].value or 0))
    year = _WHOLE_YEAR.fullmatch(turn.text) if turn.asked == AGE else None
    years = age_by_year(int(year["year"]), turn.today) if year is not None else None
    if years is not None and years <= OLDEST:
        set_age(draft, float(years))
    in_years = [found["years"] for m in mentions if not m.retracted for found in _YEARS.finditer(m.text)]
    if not own and turn.asked == AGE and in_years:
        set_age(draft, float(in_years[-1]))


_WHOLE_YEAR = re.compile(r"\W*(?:(?:in|of|year)\W+)*(?P<year>19\d\d|20\d\d)\W*", re.IGNORECASE)
"""A message that is a year, by which the year of birth is meant."""

_MEASURED = re.compile(
    r"\s*(?:(?:and )?a half )?(?:kilos?|kilograms?|kgs?|lbs?|pounds?|stones?|st|cm|"
    r"centimet(?:er|re)s?|met(?:er|re)s?|feet|ft|foot|inch(?:es)?|tall)\b",
    re.IGNORECASE,
)
"""What stands behind a weight or a height."""

_SAID_FIRST = re.compile(
    r"\W*(?:(?:i'?m|i am|she'?s|he'?s|she is|he is|age|aged|about|just|now|yes|ok|sure)\W+){0,3}(?P<years>\d{1,3})"
    r"(?=\s*(?:$|[,;.!](?!\d)|(?:and|but|years?|yrs?|yo|with|f|m|love|luv|dear|duck|pet|mate|hun|hon|honey|darling|"
    r"sir|ma'?am|madam|sweetheart|young|years? young|thanks|thank you|please|if|lol|haha|now)\b))",
    re.IGNORECASE,
)
"""A number that an answer begins with, whatever else it tells: `50, and levothyroxine`."""


def read_age_said_first(draft: Draft, turn: Turn) -> None:
    """Takes up the number with which the answer to the age begins, where nothing else in it was taken for the age."""
    said = _SAID_FIRST.match(turn.text) if turn.asked == AGE else None
    if said is None or any(note.about == AGE for note in draft.notes) or draft.facts.age is not None:
        return
    if int(said["years"]) <= OLDEST:
        set_age(draft, float(said["years"]))
