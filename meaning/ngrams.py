"""The weighted n-grams of one text, as scikit-learn's TfidfVectorizer gives them, from arrays.

scikit-learn's own way from a text to its row is made for many texts at once; for one message most of its time goes into
tables and checks. Training is scikit-learn's own, and so is the cutting of a text into n-grams.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

_CUTTING = ("analyzer", "ngram_range", "lowercase", "token_pattern")


class Ngrams:
    """Known n-grams with how rare each is."""

    def __init__(self, cutting: dict[str, Any], known: Sequence[str], rarity: Numbers) -> None:
        """Takes how a text is cut (arguments of scikit-learn's vectoriser), the n-grams by place, and their rarity."""
        self._cutting = cutting
        self._known = list(known)
        self._rarity = rarity
        self._place = {ngram: place for place, ngram in enumerate(self._known)}
        ngram_range = tuple(cutting["ngram_range"])
        self._cut = CountVectorizer(**{**cutting, "ngram_range": ngram_range}).build_analyzer()

    def __len__(self) -> int:
        """How many n-grams are known."""
        return len(self._known)

    @classmethod
    def of(cls, fitted: TfidfVectorizer) -> Ngrams:
        """Those of a fitted vectoriser with logarithmic counts and rows of length 1."""
        parameters = fitted.get_params()
        if not parameters["sublinear_tf"] or parameters["norm"] != "l2":
            raise ValueError("expected logarithmic counts and rows of length 1")
        cutting = {name: parameters[name] for name in _CUTTING}
        return cls(cutting, [str(ngram) for ngram in fitted.get_feature_names_out()], np.asarray(fitted.idf_))

    @classmethod
    def of_parts(cls, name: str, parts: dict[str, Any]) -> Ngrams:
        """Those that `parts` gave under this name."""
        return cls(parts[f"{name} cutting"], parts[f"{name} known"], parts[f"{name} rarity"])

    def parts(self, name: str) -> dict[str, Any]:
        """What is to be stored of them, under a name."""
        return {f"{name} cutting": self._cutting, f"{name} known": self._known, f"{name} rarity": self._rarity}

    def row(self, text: str) -> tuple[Places, Numbers]:
        """The places of the known n-grams in a text, ascending, and their weights, whose squares add up to 1."""
        counted = Counter(place for ngram in self._cut(text) if (place := self._place.get(ngram)) is not None)
        places = np.array(sorted(counted), dtype=np.intp)
        counts = np.array([counted[place] for place in places.tolist()], dtype=np.float64)
        weights = (np.log(counts) + 1.0) * self._rarity[places]
        return places, scaled(weights)


def scaled(weights: Numbers) -> Numbers:
    """The weights as a row of length 1; nothing stays nothing."""
    length = float(np.sqrt(weights @ weights))
    return weights / length if length else weights


def beside(*rows: tuple[Places, Numbers], widths: Sequence[int]) -> tuple[Places, Numbers]:
    """Rows as one row: each one's places behind all of those before it, which are as many as its width."""
    starts = np.cumsum([0, *widths])
    places = [row[0] + start for row, start in zip(rows, starts, strict=False)]
    return np.concatenate(places), np.concatenate([row[1] for row in rows])
