"""Lists of what gives trouble: "no trouble walking, seeing or with my bladder" says three things at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from b12nlu.terms.pattern import Word
from b12nlu.text.spelling import fold
from b12nlu.text.words import rule_file, words

_REACH = 14
"""Words behind "trouble" up to which its list may go."""
_BACK = 3


def listed_troubles(message: Sequence[Word]) -> Iterator[tuple[str, int, int, Word | None]]:
    """Symptom id, first and last word, and the word that denies it, for each item of such a list."""
    for at, word in enumerate(message):
        if word.fold not in words("troubles"):
            continue
        denied = _denial(message[max(0, at - _BACK) : at])
        for index in range(at + 1, min(len(message), at + 1 + _REACH)):
            item = message[index].fold
            symptom = _functions().get(item)
            if symptom is not None:
                yield symptom, index, index, denied
            elif item not in words("list_links"):
                break


def answered_functions(message: Sequence[Word]) -> Iterator[tuple[str, int, int, Word | None]]:
    """The same for a function that is answered with a word ("Bladder: no. Vision, no. Memory: poor")."""
    for at in range(len(message) - 1):
        symptom = _functions().get(message[at].fold)
        answer = message[at + 1]
        ends = at + 2 == len(message) or message[at + 2].after_break
        if symptom is None or not (message[at].after_break and answer.after_break and ends):
            continue
        if answer.fold in words("says_no") or answer.fold in words("says_yes"):
            yield symptom, at, at + 1, answer if answer.fold in words("says_no") else None


def denied_trouble(message: Sequence[Word], at: int) -> Word | None:
    """The word that denies a phrase that begins with "problems" or the like ("no problems with")."""
    if message[at].fold not in words("troubles") or message[at].after_break:
        return None
    before = message[max(0, at - _BACK) : at]
    last_break = max((i for i, word in enumerate(before) if word.after_break), default=0)
    return _denial(before[last_break:])


def _denial(message: Sequence[Word]) -> Word | None:
    return next((word for word in message if word.fold in words("list_denials")), None)


@cache
def _functions() -> dict[str, str]:
    """The symptom that trouble with each bodily function is."""
    return {
        fold(word): symptom
        for symptom, functions in rule_file("words")["functions"].items()
        for word in functions.split()
    }
