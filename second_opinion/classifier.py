"""How close a message comes to the known wordings of dangers, by its words and by what its parts mean.

A support vector machine whose kernel is the mean of two: a Gaussian one over the vectors of the sentence model, and the
likeness in words and pieces of words. It is stored as numbers without code, and is deterministic.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.preprocessing import normalize
from sklearn.svm import SVC

from meaning import stored
from meaning.ngrams import Ngrams, beside, scaled
from meaning.sentence import MODEL_SHA256, sentence_model
from meaning.words import written_out
from second_opinion.examples import Example
from second_opinion.message import Opinion
from second_opinion.parts import parts_of
from second_opinion.settings import settings
from second_opinion.wordings import FOLDER

_WORD = r"(?u)[\w']+"
_KINDS = ("words", "letters")
_STORED = (
    *(f"{kind} {part}" for kind in _KINDS for part in ("cutting", "known", "rarity")),
    *("ngram weights", "known", "weights", "offset"),
    *("kinds", "kinds by words", "kinds by meaning", "kind offsets"),
)

CLOSEST = 2
"""How many sentences of a message are looked at by their meaning: running the sentence model takes the time."""

Numbers = NDArray[np.float32]
Scores = NDArray[np.float64]


class DangerClassifier:
    """Scores a message: the higher, the closer to the urgent wordings and the farther from the calm ones."""

    def __init__(self, parts: dict[str, Any]) -> None:
        """Takes the fitted parts; `fit` and `load` make them.

        They are the n-grams, the weight of each for danger, the sentence vectors of the known wordings at the border
        between urgent and calm with the weight of each, and the offset of the border.
        """
        self._parts = parts
        self._words, self._letters = (Ngrams.of_parts(name, parts) for name in _KINDS)

    @classmethod
    def fit(cls, examples: Sequence[Example]) -> DangerClassifier:
        """A classifier fitted to the examples, in two rounds.

        Which sentence of an urgent message is the urgent one is not known at first: after the first round it is the one
        that scores highest, and in the second round it is learnt from beside the whole message.
        """
        whole = [example.text for example in examples]
        calm = [part for example in examples if not example.urgent for part in example.parts]
        unsure = [example.parts for example in examples if example.urgent and example.parts]
        texts = [*whole, *calm, *(part for parts in unsure for part in parts)]
        ngrams = _ngrams().fit([written_out(text) for text in texts])
        table = _Table(ngrams, texts)
        places = list(range(len(whole) + len(calm)))
        labels = [example.urgent for example in examples] + [False] * len(calm)
        scores = table.scores(table.fitted(places, labels))
        start = len(places)
        for parts in unsure:
            places.append(start + int(np.argmax(scores[start : start + len(parts)])))
            labels.append(True)
            start += len(parts)
        kinds = table.kinds([example.kind for example in examples])
        return cls(table.parts(table.fitted(places, labels)) | kinds)

    def opinion(self, message: str) -> Opinion:
        """The highest score among the message and its sentences, with the part that has it.

        By their words all sentences are looked at; by their meaning, which takes longer, the whole message and those
        sentences whose words stand out most.
        """
        whole, *sentences = parts_of(message)
        words = self._by_words([whole, *sentences])
        closest = sorted(range(1, len(words)), key=lambda place: -words[place])[:CLOSEST]
        parts = [whole, *(sentences[place - 1] for place in closest)]
        scores = (words[[0, *closest]] + self._by_meaning(parts)) / 2 + self._parts["offset"]
        best = int(np.argmax(scores))
        return Opinion(score=round(float(scores[best]), 4), sentence=parts[best])

    def kinds_like(self, texts: Sequence[str]) -> tuple[str, ...]:
        """The kind of danger that any of the texts sounds like most, and the next one where it comes close.

        None where a message comes near to danger, but to no kind of it near enough.
        """
        scores = np.max([self._by_kind_of(written_out(text)) for text in texts], axis=0)
        first, second = np.argsort(-scores)[:2]
        close = scores[first] - scores[second] <= settings().close_kinds
        nearest = [
            (str(self._parts["kinds"][place]), scores[place]) for place in ((first, second) if close else (first,))
        ]
        return tuple(kind for kind, score in nearest if settings().names(kind, score))

    def _by_kind_of(self, text: str) -> Scores:
        row = self._words.row(text), self._letters.row(text)
        places, weights = beside(*row, widths=(len(self._words), len(self._letters)))
        words: Scores = scaled(weights) @ self._parts["kinds by words"][places]
        scores: Scores = words + sentence_model().vector(text) @ self._parts["kinds by meaning"]
        scores += self._parts["kind offsets"]
        return scores

    def _by_words(self, texts: Sequence[str]) -> Scores:
        return np.array([self._by_words_of(written_out(text)) for text in texts])

    def _by_words_of(self, text: str) -> float:
        widths = len(self._words), len(self._letters)
        places, weights = beside(self._words.row(text), self._letters.row(text), widths=widths)
        return float(scaled(weights) @ self._parts["ngram weights"][places])

    def _by_meaning(self, texts: Sequence[str]) -> Scores:
        vectors = np.stack([sentence_model().vector(written_out(text)) for text in texts])
        scores: Scores = _nearness(vectors, self._parts["known"]) @ self._parts["weights"]
        return scores

    def save(self, file: Path) -> None:
        """Stores the classifier without any code in it."""
        stored.save(self._parts, file)

    @classmethod
    def load(cls, file: Path) -> DangerClassifier:
        """The stored classifier. Raises StoredFileError where the file is none that `save` wrote."""
        return cls(stored.load(file, _STORED))


class _Table:
    """The texts of one fitting, and how alike each two of them are."""

    def __init__(self, ngrams: Any, texts: Sequence[str]) -> None:
        self._ngrams = ngrams
        self._words = normalize(ngrams.transform([written_out(text) for text in texts])).astype(np.float32)
        self._vectors = _vectors(texts)
        self._alike: Numbers = (self._words @ self._words.T).toarray()
        self._alike += _nearness(self._vectors, self._vectors)
        self._alike /= 2

    def fitted(self, places: Sequence[int], labels: Sequence[bool]) -> tuple[NDArray[np.intp], Numbers, float]:
        """Which texts carry the border, the weight of each, and its offset."""
        chosen = np.asarray(places)
        machine = SVC(kernel="precomputed", C=settings().softness, class_weight="balanced", cache_size=500)
        machine.fit(self._alike[np.ix_(chosen, chosen)], np.asarray(labels))
        weights = np.asarray(machine.dual_coef_[0], dtype=np.float32)
        return chosen[machine.support_], weights, float(machine.intercept_[0])

    def scores(self, border: tuple[NDArray[np.intp], Numbers, float]) -> Numbers:
        """The score of every text."""
        carriers, weights, offset = border
        scores: Numbers = self._alike[:, carriers] @ weights + np.float32(offset)
        return scores

    def kinds(self, kinds: Sequence[str | None]) -> dict[str, Any]:
        """What tells the kinds of danger apart: a ridge regression of each against the others.

        `kinds` are those of the first texts; None where it is no danger. Each kind weighs the same, however many
        wordings it has.
        """
        urgent = np.array([place for place, kind in enumerate(kinds) if kind is not None])
        names, of = np.unique([kinds[place] for place in urgent], return_inverse=True)
        targets = np.where(of[:, None] == np.arange(len(names)), 1.0, -1.0)
        weights = (len(of) / len(names) / np.bincount(of))[of]
        offsets = np.average(targets, axis=0, weights=weights)
        words, vectors = self._words[urgent], self._vectors[urgent]
        alike = (words @ words.T).toarray() + vectors @ vectors.T
        carried = np.linalg.solve(alike + np.diag(settings().kind_softness / weights), targets - offsets)
        return {
            "kinds": names,
            "kinds by words": np.asarray(words.T @ carried, dtype=np.float32),
            "kinds by meaning": np.asarray(vectors.T @ carried, dtype=np.float32),
            "kind offsets": offsets,
        }

    def parts(self, border: tuple[NDArray[np.intp], Numbers, float]) -> dict[str, Any]:
        """What a classifier needs of it."""
        carriers, weights, offset = border
        parts: dict[str, Any] = {}
        for name, vectorizer in self._ngrams.transformer_list:
            parts |= Ngrams.of(vectorizer).parts(name)
        return {
            **parts,
            "ngram weights": np.asarray(self._words[carriers].T @ weights, dtype=np.float64),
            "known": self._vectors[carriers],
            "weights": weights,
            "offset": offset,
        }


def fingerprint() -> str:
    """A digest of all that it is made from: wordings, settings, and the sentence model."""
    digest = hashlib.sha256(MODEL_SHA256.encode())
    for file in sorted(FOLDER.rglob("*.yml")):
        digest.update(file.read_bytes())
    for part, name in (("second_opinion", "settings.yml"), ("meaning", "shorthand.yml")):
        digest.update((resources.files(part) / name).read_bytes())
    return digest.hexdigest()


def _ngrams() -> Any:
    return FeatureUnion(
        [
            ("words", TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=_WORD)),
            # The commonest pieces tell nothing apart, and comparing all texts by them would take most of the training.
            (
                "letters",
                TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), min_df=3, max_df=0.05, sublinear_tf=True),
            ),
        ]
    )


def _vectors(texts: Sequence[str]) -> Numbers:
    return sentence_model().vectors([written_out(text) for text in texts])


def _nearness(some: Numbers, others: Numbers) -> Numbers:
    """1 for the same meaning, falling with the distance."""
    nearness: Numbers = np.exp(-settings().nearness * np.maximum(0.0, 2.0 - 2.0 * (some @ others.T)))
    return nearness
