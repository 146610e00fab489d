"""One form for each word: British and American spelling, plurals, apostrophes, and careful repair of typos.

Words of the vocabulary and words of a message pass through the same `fold`, so that only the difference matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

_LIGATURES = (("ae", "e"), ("oe", "e"), ("ph", "f"))
_PLURAL_ENDINGS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("s", ""))
_NO_PLURAL = ("ss", "us", "is")
_VOWELS = frozenset("aeiou")
_ONE_TYPO_FROM = 6
_TWO_TYPOS_FROM = 9
SHORTEST_REPAIRED = 6
_VARIANTS = {
    "&": "and",
    "cannot": "cant",
    "feets": "foot",
    "feet": "foot",
    "teeth": "tooth",
    "u": "you",
    "ur": "your",
    "mom": "mum",
    "mommy": "mum",
    "momma": "mum",
    "mam": "mum",
    "wks": "week",
    "wk": "week",
    "mth": "month",
    "mths": "month",
    "yr": "year",
    "yrs": "year",
    "thru": "through",
    "abit": "bit",
}


def fold(word: str) -> str:
    """The form under which a word is compared."""
    folded = word.lower().removesuffix("'s").replace("'", "")
    if folded in _VARIANTS:
        return _VARIANTS[folded]
    if len(folded) > 3 and folded[-1] == "z" and folded[-2] != "z":
        folded = folded[:-1] + "s"
    if len(folded) > 3 and not folded.endswith(_NO_PLURAL):
        for ending, singular in _PLURAL_ENDINGS:
            if folded.endswith(ending):
                folded = folded[: -len(ending)] + singular
                break
    for ligature, plain in _LIGATURES:
        folded = folded.replace(ligature, plain)
    return folded


def inflections(verb: str) -> frozenset[str]:
    """A regular verb with its forms in -s, -ed and -ing ("grip": grips, gripped, gripping)."""
    if verb.endswith("e"):
        return frozenset({verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"})
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return frozenset({verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"})
    stem = verb
    short = len(verb) > 2 and verb[-2] in _VOWELS and verb[-1] not in "aeiouwxy" and verb[-3] not in _VOWELS
    if short and sum(letter in _VOWELS for letter in verb) == 1:
        stem = verb + verb[-1]
    return frozenset({verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing"})


class Repair:
    """Finds the one vocabulary word that a misspelt word stands for.

    One slip (a letter missing, added, wrong, or two swapped) is forgiven in words of six letters or more, two in words
    of nine or more, never in the first letter, and never where the typed word is a real one. A wrong letter in a word
    of six is forgiven only where the word must not be missed: a nonsense word is as likely.
    """

    def __init__(self, words: Iterable[str], real_words: Iterable[str], dangers: Iterable[str] = ()) -> None:
        self._real = frozenset(real_words)
        self._dangers = frozenset(dangers)
        self._by_remainder: dict[str, set[str]] = {}
        for word in sorted({word for word in words if len(word) >= SHORTEST_REPAIRED and word.isalpha()}):
            for remainder in _remainders(word, _allowed(word)):
                self._by_remainder.setdefault(remainder, set()).add(word)
        self._known: dict[str, str | None] = {}

    def __call__(self, folded: str) -> str | None:
        """The vocabulary word that is meant, or None. The answer depends on the word alone."""
        if len(folded) < _ONE_TYPO_FROM - 1 or len(folded) > 30 or folded in self._real or not folded.isalpha():
            return None
        if folded not in self._known:
            if len(self._known) > 10_000:
                self._known.clear()
            self._known[folded] = self._nearest(folded)
        return self._known[folded]

    def _nearest(self, folded: str) -> str | None:
        found: set[tuple[int, str]] = set()
        for remainder in _remainders(folded, _allowed(folded)):
            for word in self._by_remainder.get(remainder, ()):
                if word[0] == folded[0] and not _is_its_adverb(folded, word):
                    slips = distance(folded, word)
                    if slips <= min(_allowed(word), _allowed(folded + "x")) and not self._is_too_short(folded, word):
                        found.add((slips, word))
        return min(found)[1] if found else None

    def _is_too_short(self, folded: str, word: str) -> bool:
        wrong_letter = len(word) == len(folded) == SHORTEST_REPAIRED and sorted(word) != sorted(folded)
        return wrong_letter and word not in self._dangers


def _is_its_adverb(typed: str, word: str) -> bool:
    """Whether the typed word tells the manner of the other and is no slip for it: `irritably`, `forgetfully`."""
    return typed.endswith("ly") and not word.endswith("y") and typed.startswith(word[:-1])


def common_slips(words: Iterable[str], real_words: Iterable[str]) -> dict[str, str]:
    """Misspellings of short words that must not be missed: two letters swapped, one doubled, a vowel left out."""
    real = frozenset(real_words)
    slips: dict[str, str] = {}
    for word in words:
        swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
        doubled = {word[:i] + word[i] + word[i:] for i in range(len(word))}
        left_out = {word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] in "aeiou" and len(word) > 4}
        for slip in sorted(map(fold, swapped | doubled | left_out)):
            if slip not in real and slip != word:
                slips.setdefault(slip, word)
    return slips


def distance(left: str, right: str) -> int:
    """The number of single slips between two words; swapping two neighbours counts as one."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        earlier, before, row = before, row, [i] + [0] * len(right)
        for j, b in enumerate(right, start=1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                row[j] = min(row[j], earlier[j - 2] + 1)
    return row[-1]


def _allowed(word: str) -> int:
    return 2 if len(word) >= _TWO_TYPOS_FROM else 1


def _remainders(word: str, slips: int) -> set[str]:
    """The word with up to `slips` letters left out."""
    remainders = {word}
    for count in range(1, slips + 1):
        for gone in combinations(range(len(word)), count):
            remainders.add("".join(letter for place, letter in enumerate(word) if place not in gone))
    return remainders
