"""The intent classifier: a linear classifier over word and letter n-grams and the meaning of the sentence.

How it was chosen, and against what, stands in `docs/understanding.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from meaning import stored
from meaning.sentence import sentence_model
from meaning.words import written_out

MEANING_WEIGHT = 2.0
"""How much the sentence's vector counts beside the n-grams, whose vectors have length 1 each."""
REGULARISATION = 0.5
SHARPNESS = 3.0
"""Makes probabilities of the distances to the class borders; under this value they fit best in cross-validation."""
_WORD = r"(?u)[\w']+"

Ranking = list[tuple[str, float]]
"""Intents with their probabilities, most probable first."""


class IntentClassifier:
    """Gives each intent a probability."""

    def __init__(self, ngrams: Any, borders: Any) -> None:
        """Takes the fitted n-gram vectoriser and the fitted class borders; `fit` and `load` make them."""
        self._ngrams = ngrams
        self._borders = borders

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
        borders.fit(_features(ngrams, texts), list(intents))
        return cls(ngrams, borders)

    def ranking(self, message: str) -> Ranking:
        """The intents of one message."""
        return self.rankings([message])[0]

    def rankings(self, messages: Sequence[str]) -> list[Ranking]:
        """The intents of several messages."""
        distances = self._borders.decision_function(_features(self._ngrams, [written_out(text) for text in messages]))
        odds = np.exp(SHARPNESS * (distances - distances.max(axis=1, keepdims=True)))
        probabilities = odds / odds.sum(axis=1, keepdims=True)
        orders = np.argsort(-probabilities, axis=1, kind="stable")
        return [
            [(str(self._borders.classes_[place]), float(row[place])) for place in order]
            for row, order in zip(probabilities, orders, strict=True)
        ]

    def save(self, file: Path) -> None:
        """Stores the classifier without any code in it."""
        stored.save({"ngrams": self._ngrams, "borders": self._borders}, file)

    @classmethod
    def load(cls, file: Path) -> IntentClassifier:
        """The stored classifier. Raises StoredFileError where the file holds types that `save` never writes."""
        parts = stored.load(file)
        return cls(parts["ngrams"], parts["borders"])


def _features(ngrams: Any, texts: Sequence[str]) -> Any:
    meaning = MEANING_WEIGHT * sentence_model().vectors(texts)
    return hstack([ngrams.transform(texts), csr_matrix(meaning)], format="csr")
