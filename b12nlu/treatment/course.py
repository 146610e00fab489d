"""How symptoms go under treatment, where the words around "gone", "better" or "worse" turn what they say.

"It has gone up past my knees" is worse, "no worse" is no change, "better, but no change since" is a plateau, and of
"the benefit has gone" nothing is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from b12nlu.text.expressions import expression
from b12nlu.text.lines import last_mark

_GONE = re.compile(r"\b(?:gone|went|going|disappeared|vanished)\W*$", re.IGNORECASE)
_MARKS = ".,;!?\n"


def course_meant(text: str, start: int, end: int, course: str) -> str | None:
    """The course that a span means which by itself would mean `course`; None where it tells none of now."""
    turned = _TURNED.get(course)
    return course if turned is None else turned(text, start, end)


def _gone(text: str, start: int, end: int) -> str | None:
    behind_a_place = _GONE.search(text, start, end) is not None
    if behind_a_place and (_behind("further", text, end) or _behind("from_bad", text, end)):
        return "worsening"
    clause = _before(text, start)
    denial = expression("courses.denied")
    denied = denial.search(clause) or denial.search(clause + _first_words(text, start, end))
    if denied:
        return None if expression("courses.in_part").search(denied[0] + text[start:end]) else "unchanged"
    if behind_a_place and (expression("courses.good_is_lost").search(clause) or not _behind("no_more", text, end)):
        return None
    return None if _is_open(text, start, end) or _behind("did_not_last", text, end) else "resolved"


def _better(text: str, start: int, end: int) -> str | None:
    clause = _before(text, start)
    if expression("courses.hardly").search(clause):
        return "unchanged"
    if expression("courses.compared").search(clause + _first_words(text, start, end)):
        return None
    if not _is_open(text, start, end) and _comes_to_a_stop(text, start, end):
        return "plateaued"
    if expression("courses.ended").search(clause) or _behind("did_not_last", text, end):
        return None
    return None if _is_open(text, start, end) else "improving"


def _comes_to_a_stop(text: str, start: int, end: int) -> bool:
    within = expression("courses.came_to_a_stop").search(text, start, end)
    return within is not None or _behind("stands_still", text, end)


def _plateau(text: str, start: int, end: int) -> str | None:
    clause = _before(text, start)
    if expression("courses.no_symptom_stands_still").search(clause):
        return None
    denied = expression("courses.denied").search(clause)
    return None if denied or _is_open(text, start, end) else "plateaued"


def _no_change(text: str, start: int, end: int) -> str | None:
    better_before = expression("courses.better_before").search(text, last_mark(text, start, ".!?\n"), start)
    no_more = expression("courses.none_any_more").search(text[start:end]) or _behind("any_more", text, end)
    return "plateaued" if better_before or no_more else "unchanged"


def _worse(text: str, start: int, end: int) -> str | None:
    clause = _before(text, start)
    if expression("courses.no_worse").search(clause):
        return "unchanged"
    return None if expression("courses.was_worse").search(clause) else "worsening"


def _wearing_off(text: str, start: int, end: int) -> str | None:
    worn = re.search(r"\bw(?:ore|orn)\b", text[start:end], re.IGNORECASE)
    a_sign = expression("courses.a_sign").search(_before(text, start)) or _behind("a_sign_at_last", text, end)
    return None if worn and a_sign else "returning_before_next_dose"


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether it is wished for, asked about, or told of what may be."""
    sentence = last_mark(text, start, ".!?\n")
    asked = expression("courses.asked").match(text, sentence)
    told = _before(text, start)
    open_before = map(expression("courses.not_so_yet").search, (told, told + _first_words(text, start, end)))
    return asked is not None or any(open_before)


def _first_words(text: str, start: int, end: int) -> str:
    """A span without its last word: in `has not gone` the denial stands within."""
    said = text[start:end].rstrip()
    return said[: said.rfind(" ") + 1]


def _before(text: str, start: int) -> str:
    return text[last_mark(text, start, _MARKS) : start]


def _behind(name: str, text: str, end: int) -> bool:
    return expression(f"courses.{name}").match(text, end) is not None


_TURNED: dict[str, Callable[[str, int, int], str | None]] = {
    "resolved": _gone,
    "improving": _better,
    "plateaued": _plateau,
    "unchanged": _no_change,
    "worsening": _worse,
    "returning_before_next_dose": _wearing_off,
}
