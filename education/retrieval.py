"""Finds the answer to a question in the asker's own words, or says honestly that there is none.

A linear support vector machine over words, clinical terms and pieces of words, beside BM25 as a share of what the
question's words could reach: a question full of unknown words scores low. Both read the paraphrases and the answers.
What else was tried, and how the limits were found, stands in `retrieval.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import yaml
from pydantic import BaseModel, ConfigDict
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.svm import LinearSVC

from education.content import Education, Entry
from education.features import plain, with_terms

NOT_ANSWERED = ""
"""The class of questions that no answer covers."""

SHOWN = 3
"""How many answers are offered where it is not clear which one is meant."""

_SENTENCE = re.compile(r"(?<=[.?!])\s+|\n+")
_TOKEN = r"[a-z0-9_']+"  # noqa: S105 - a pattern of words

Scores = npt.NDArray[np.float64]


class Settings(BaseModel):
    """The limits and weights of the search, from `retrieval.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answer_from: float
    """The lowest score at which an answer is given at once."""
    lead: float
    """How far it must be ahead of the next."""
    suggest_from: float
    """The lowest score at which answers are offered; below it the question counts as not covered."""
    answer_unasked_from: float
    """The lowest score at which a message that was not taken for a question is answered."""
    softness: float
    """The regularisation of the support vector machine."""
    answer_weight: float
    """How much a sentence of an answer counts beside a paraphrase."""
    overlap: float
    """How much the share of words in common counts beside the support vector machine."""
    saturation: float
    length: float
    """The two constants of BM25."""


@dataclass(frozen=True)
class Found:
    """What a question led to: one answer, up to three to choose from, or nothing. Entries and scores go together."""

    kind: Literal["answer", "did_you_mean", "unknown"]
    entries: tuple[Entry, ...] = ()
    scores: tuple[float, ...] = ()


@cache
def settings() -> Settings:
    """The settings, read once."""
    text = (resources.files("education") / "retrieval.yml").read_text(encoding="utf-8")
    return Settings.model_validate(yaml.safe_load(text))


class Index:
    """All answers, ready to be searched. Deterministic; about a second to build, a few milliseconds a question."""

    def __init__(self, education: Education) -> None:
        self._entries = {entry.id: entry for entry in education.entries}
        asked = [(text, entry.id) for entry in education.entries for text in (entry.question, *entry.asks)]
        told = [(text, entry.id) for entry in education.entries for text in _sentences(entry)]
        others = [(text, NOT_ANSWERED) for text in education.not_answered]
        self._words = TfidfVectorizer(
            preprocessor=with_terms, token_pattern=_TOKEN, ngram_range=(1, 2), sublinear_tf=True
        )
        self._pieces = TfidfVectorizer(preprocessor=plain, analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        examples = [*asked, *others, *told]
        weights = [1.0] * (len(asked) + len(others)) + [settings().answer_weight] * len(told)
        texts = [text for text, _ in examples]
        self._words.fit(texts)
        self._pieces.fit(texts)
        self._machine = LinearSVC(C=settings().softness, random_state=0)
        self._machine.fit(self._vectors(texts), [entry_id for _, entry_id in examples], sample_weight=weights)
        self._ids: list[str] = [str(name) for name in self._machine.classes_]
        self._counts = CountVectorizer(preprocessor=with_terms, token_pattern=_TOKEN)
        self._bm25 = self._weights_of_words([*asked, *told])

    def find(self, text: str) -> Found:
        """The answer that a text asks for, those it may ask for, or none."""
        ranked = self.ranked(text)
        best = ranked[:SHOWN]
        if not plain(text) or best[0][1] < settings().suggest_from or best[0][0] == NOT_ANSWERED:
            return Found("unknown")
        best = [(entry_id, score) for entry_id, score in best if entry_id != NOT_ANSWERED]
        sure = best[0][1] >= settings().answer_from and best[0][1] - ranked[1][1] >= settings().lead
        shown = best[:1] if sure else best
        return Found(
            "answer" if sure else "did_you_mean",
            tuple(self._entries[entry_id] for entry_id, _ in shown),
            tuple(score for _, score in shown),
        )

    def ranked(self, text: str) -> list[tuple[str, float]]:
        """Every answer's id with its score, best first; questions that are not covered have the id NOT_ANSWERED."""
        scores = np.max([self._scores(part) for part in _parts(text)], axis=0)
        return [(self._ids[place], float(scores[place])) for place in np.argsort(-scores, kind="stable")]

    def _scores(self, text: str) -> Scores:
        machine: Scores = self._machine.decision_function(self._vectors([text]))[0]
        words: Scores = (self._counts.transform([text]) @ self._bm25).toarray()[0]
        possible = sum(self._rarity.get(word, self._rarest) for word in self._analyse(text))
        both: Scores = machine + settings().overlap * words / max(possible, 1.0)
        return both

    def _vectors(self, texts: Sequence[str]) -> csr_matrix:
        return hstack([self._words.transform(texts), self._pieces.transform(texts)]).tocsr()

    def _weights_of_words(self, examples: list[tuple[str, str]]) -> csr_matrix:
        """BM25's weight of each word for each answer: words by answers."""
        place = {entry_id: number for number, entry_id in enumerate(self._ids)}
        documents = [""] * len(self._ids)
        for text, entry_id in examples:
            documents[place[entry_id]] += f"{text}\n"
        counts: Any = self._counts.fit_transform(documents).toarray()
        held = (counts > 0).sum(axis=0)
        rarity = np.log(1 + (len(self._entries) - held + 0.5) / (held + 0.5))
        self._rarity = dict(zip(self._counts.get_feature_names_out(), rarity.tolist(), strict=True))
        self._rarest = float(np.log(1 + (len(self._entries) + 0.5) / 0.5))
        self._analyse = self._counts.build_analyzer()
        lengths = counts.sum(axis=1, keepdims=True)
        relative = lengths / lengths[lengths > 0].mean()
        k, b = settings().saturation, settings().length
        return csr_matrix((rarity * counts * (k + 1) / (counts + k * (1 - b + b * relative))).T)


def _sentences(entry: Entry) -> list[str]:
    texts = [*entry.answer, entry.clinician or ""]
    return [sentence for text in texts for sentence in _SENTENCE.split(text) if len(sentence.split()) > 3]


def _parts(text: str) -> list[str]:
    """The text as a whole and, where it tells a story first, the questions in it."""
    questions = [part for part in _SENTENCE.split(text) if part.endswith("?") and part != text]
    return [text, *questions]
