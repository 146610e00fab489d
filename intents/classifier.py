"""The intent classifier: a linear classifier over word and letter n-grams and the meaning of the sentence.

How it was chosen, and against what, stands in `docs/understanding.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from meaning import stored
from meaning.ngrams import Ngrams, beside
from meaning.sentence import DIMENSIONS, sentence_model
from meaning.words import written_out

MEANING_WEIGHT = 2.0
"""How much the sentence's vector counts beside the n-grams, whose vectors have length 1 each."""
REGULARISATION = 0.5
SHARPNESS = 3.0
"""Makes probabilities of the distances to the class borders; under this value they fit best in cross-validation."""
_WORD = r"(?u)[\w']+"

_KINDS = ("words", "letters")
_STORED = (
    *(f"{kind} {part}" for kind in _KINDS for part in ("cutting", "known", "rarity")),
    "intents",
    "borders",
    "offsets",
)

Ranking = list[tuple[str, float]]
"""Intents with their probabilities, most probable first."""


class IntentClassifier:
    """Gives each intent a probability."""

    def __init__(self, parts: dict[str, Any]) -> None:
        """Takes the fitted parts; `fit` and `load` make them.

        They are the n-grams, and the class borders: a row of weights for each feature, a column for each intent.
        """
        self._parts = parts
        self._words, self._letters = (Ngrams.of_parts(name, parts) for name in _KINDS)
        self._borders: NDArray[np.float64] = parts["borders"][: len(self._words) + len(self._letters)]
        self._borders_of_meaning: NDArray[np.float64] = parts["borders"][-DIMENSIONS:]
        self._intents: list[str] = parts["intents"]

    @classmethod
    def fit(cls, messages: Sequence[str], intents: Sequence[str]) -> IntentClassifier:
        """A classifier fitted to messages and the intent of each; the same examples give the same classifier."""
        ngrams = FeatureUnion(
            [
                ("words", TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=_WORD)),
                ("letters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2, sublinear_tf=True)),
            ]
        )
        texts = [written_out(message) for message in messages]
        ngrams.fit(texts)
        borders = LinearSVC(C=REGULARISATION, tol=1e-3, random_state=0)
        meaning = MEANING_WEIGHT * sentence_model().vectors(texts)
        borders.fit(hstack([ngrams.transform(texts), csr_matrix(meaning)], format="csr"), list(intents))
        parts: dict[str, Any] = {
            "intents": [str(name) for name in borders.classes_],
            "borders": np.ascontiguousarray(borders.coef_.T),
            "offsets": borders.intercept_,
        }
        for name, vectorizer in ngrams.transformer_list:
            parts |= Ngrams.of(vectorizer).parts(name)
        return cls(parts)

    def ranking(self, message: str) -> Ranking:
        """The intents of one message."""
        return self.rankings([message])[0]

    def rankings(self, messages: Sequence[str]) -> list[Ranking]:
        """The intents of several messages."""
        texts = [written_out(message) for message in messages]
        distances = self._distances(texts)
        odds = np.exp(SHARPNESS * (distances - distances.max(axis=1, keepdims=True)))
        probabilities = odds / odds.sum(axis=1, keepdims=True)
        orders = np.argsort(-probabilities, axis=1, kind="stable")
        return [
            [(self._intents[place], float(row[place])) for place in order]
            for row, order in zip(probabilities, orders, strict=True)
        ]

    def _distances(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """The distance of each text to each intent's border."""
        widths = len(self._words), len(self._letters)
        rows = [beside(self._words.row(text), self._letters.row(text), widths=widths) for text in texts]
        by_ngrams = np.stack([weights @ self._borders[places] for places, weights in rows])
        meaning = (MEANING_WEIGHT * sentence_model().vectors(texts)).astype(np.float64)
        distances: NDArray[np.float64] = by_ngrams + meaning @ self._borders_of_meaning + self._parts["offsets"]
        return distances

    def save(self, file: Path) -> None:
        """Stores the classifier without any code in it."""
        stored.save(self._parts, file)

    @classmethod
    def load(cls, file: Path) -> IntentClassifier:
        """The stored classifier. Raises StoredFileError where the file is none that `save` wrote."""
        return cls(stored.load(file, _STORED))
