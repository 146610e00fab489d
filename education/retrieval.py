"""Finds the answer to a question in the asker's own words, or says honestly that there is none.

A linear support vector machine over words, clinical terms, pieces of words and the meaning of the sentence, beside BM25
as a share of what the question's words could reach: a question full of unknown words scores low. Both read the
paraphrases and the answers. What else was tried, and how the limits were found, stands in `retrieval.yml`.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.svm import LinearSVC

from b12core.knowledge import load_knowledge
from education.asking import questions_behind
from education.content import FOLDER, Education, Entry
from education.features import plain, with_terms
from education.found import NOTHING_FOUND, Found
from meaning import stored
from meaning.ngrams import Ngrams, beside
from meaning.sentence import DIMENSIONS, MODEL_SHA256, sentence_model
from meaning.words import written_out

NOT_ANSWERED = ""
"""The class of questions that no answer covers."""

SHOWN = 3
"""How many answers are offered where it is not clear which one is meant."""

_SENTENCE = re.compile(r"(?<=[.?!])\s+|\n+")
_TOKEN = r"[a-z0-9_']+"  # noqa: S105 - a pattern of words

_KINDS = ("words", "pieces")
_STORED = (
    *(f"{kind} {part}" for kind in _KINDS for part in ("cutting", "known", "rarity")),
    *("ids", "borders", "offsets", "counted words", "shares", "rarity"),
)

Scores = NDArray[np.float64]


class Settings(BaseModel):
    """The limits and weights of the search, from `retrieval.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answer_from: float
    """The lowest score at which an answer is given at once."""
    lead: float
    """How far it must be ahead of the next."""
    beyond_unknown: float
    """How far it must be ahead of what no answer covers; nearer to that, it is offered and not given."""
    in_common_from: float
    """The lowest share of the question's words that an answer has to hold to be given; with fewer it is offered."""
    suggest_from: float
    """The lowest score at which answers are offered; below it the question counts as not covered."""
    shown_within: float
    """How far behind the best an answer may be and still be offered beside it."""
    answer_unasked_from: float
    """The lowest score at which a message that was not taken for a question is answered."""
    meaning: float
    """How much the sentence's vector counts beside the words and their pieces, whose vectors have length 1 each."""
    softness: float
    """The regularisation of the support vector machine."""
    answer_weight: float
    """How much a sentence of an answer counts beside a paraphrase."""
    overlap: float
    """How much the share of words in common counts beside the support vector machine."""
    saturation: float
    length: float
    """The two constants of BM25."""


@cache
def settings() -> Settings:
    """The settings, read once."""
    text = (resources.files("education") / "retrieval.yml").read_text(encoding="utf-8")
    return Settings.model_validate(yaml.safe_load(text))


class Index:
    """All answers, ready to be searched: the same question always finds the same. A few milliseconds a question."""

    def __init__(self, parts: dict[str, Any]) -> None:
        """Takes the fitted parts; `fit` and `load` make them."""
        self._parts = parts
        self._words, self._pieces = (Ngrams.of_parts(name, parts) for name in _KINDS)
        self._borders: Scores = parts["borders"][: len(self._words) + len(self._pieces)]
        self._borders_of_meaning: Scores = parts["borders"][-DIMENSIONS:]
        self._ids: list[str] = parts["ids"]
        self._place = {word: place for place, word in enumerate(parts["counted words"])}
        self._unknown = float(_rarity(len(self._ids), 0))

    @classmethod
    def fit(cls, education: Education) -> Index:
        """A search fitted to the answers."""
        asked = [(text, entry.id) for entry in education.entries for text in (entry.question, *entry.asks)]
        told = [(text, entry.id) for entry in education.entries for text in _sentences(entry)]
        others = [(text, NOT_ANSWERED) for text in education.not_answered]
        examples = [*asked, *others, *told]
        texts = [text for text, _ in examples]
        words = TfidfVectorizer(lowercase=False, token_pattern=_TOKEN, ngram_range=(1, 2), sublinear_tf=True)
        pieces = TfidfVectorizer(lowercase=False, analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        words.fit(map(with_terms, texts))
        pieces.fit(map(plain, texts))
        machine = LinearSVC(C=settings().softness, random_state=0)
        meaning = settings().meaning * sentence_model().vectors([written_out(text) for text in texts])
        counted = (words.transform(map(with_terms, texts)), pieces.transform(map(plain, texts)))
        vectors = hstack([*counted, csr_matrix(meaning)], format="csr")
        weights = [1.0] * (len(asked) + len(others)) + [settings().answer_weight] * len(told)
        machine.fit(vectors, [entry_id for _, entry_id in examples], sample_weight=weights)
        counts = CountVectorizer(lowercase=False, token_pattern=_TOKEN)
        ids = [str(name) for name in machine.classes_]
        shares, rarity = _weights_of_words(counts, ids, [*asked, *told])
        parts = {
            **Ngrams.of(words).parts("words"),
            **Ngrams.of(pieces).parts("pieces"),
            "ids": ids,
            "borders": np.ascontiguousarray(machine.coef_.T),
            "offsets": machine.intercept_,
            "counted words": [str(word) for word in counts.get_feature_names_out()],
            "shares": shares,
            "rarity": rarity,
        }
        return cls(parts)

    def find(self, text: str) -> Found:
        """The answer that a text asks for, those it may ask for, or none."""
        ranked = self.ranked(text)
        limits = settings()
        best = ranked[:SHOWN]
        if not plain(text) or best[0][1] < limits.suggest_from or best[0][0] == NOT_ANSWERED:
            return NOTHING_FOUND
        close = [entry_id for entry_id, score in best if score >= best[0][1] - limits.shown_within]
        ids = tuple(entry_id for entry_id in close if entry_id != NOT_ANSWERED)
        score, unknown = best[0][1], dict(ranked).get(NOT_ANSWERED, -math.inf)
        doubtful = score - best[1][1] < limits.lead or score - unknown < limits.beyond_unknown
        if score < limits.answer_from or doubtful or self._share(text, best[0][0]) < limits.in_common_from:
            return Found(kind="did_you_mean", ids=ids)
        return Found(kind="answer", ids=ids[:1], clear=score >= limits.answer_unasked_from)

    def ranked(self, text: str) -> list[tuple[str, float]]:
        """Every answer's id with its score, best first; questions that are not covered have the id NOT_ANSWERED."""
        scores = np.max([self._scores(part) for part in _parts(text)], axis=0)
        return [(self._ids[place], float(scores[place])) for place in np.argsort(-scores, kind="stable")]

    def save(self, file: Path) -> None:
        """Stores the search without any code in it."""
        stored.save(self._parts, file)

    @classmethod
    def load(cls, file: Path) -> Index:
        """The stored search. Raises StoredFileError where the file is none that `save` wrote."""
        return cls(stored.load(file, _STORED))

    def _share(self, text: str, entry_id: str) -> float:
        """The share of an answer's words in the part of a text that has most of them."""
        place = self._ids.index(entry_id)
        return max(float(self._in_common(with_terms(part))[place]) for part in _parts(text))

    def _scores(self, text: str) -> Scores:
        named = with_terms(text)
        widths = len(self._words), len(self._pieces)
        places, weights = beside(self._words.row(named), self._pieces.row(plain(text)), widths=widths)
        meaning = (settings().meaning * sentence_model().vector(written_out(text))).astype(np.float64)
        machine = weights @ self._borders[places] + meaning @ self._borders_of_meaning + self._parts["offsets"]
        return machine + settings().overlap * self._in_common(named)  # type: ignore[no-any-return]

    def _in_common(self, named: str) -> Scores:
        """Of each answer, the share of what the words of a text could reach (BM25)."""
        words = re.findall(_TOKEN, named)
        known = [self._place[word] for word in words if word in self._place]
        rarity = self._parts["rarity"]
        possible = float(rarity[known].sum()) + (len(words) - len(known)) * self._unknown
        shares: Scores = self._parts["shares"][known].sum(axis=0) / max(possible, 1.0)
        return shares


def fingerprint() -> str:
    """A digest of all that the search is made from: answers, words, settings, and the sentence model."""
    digest = hashlib.sha256(MODEL_SHA256.encode() + load_knowledge().sha256.encode())
    own = [resources.files("education") / name for name in ("retrieval.yml", "words.yml")]
    for file in [*sorted(FOLDER.glob("*.yml")), *own, resources.files("meaning") / "shorthand.yml"]:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _weights_of_words(counts: Any, ids: Sequence[str], examples: Sequence[tuple[str, str]]) -> tuple[Scores, Scores]:
    """BM25's weight of each word for each answer, words by answers; and how rare each word is among them."""
    place = {entry_id: number for number, entry_id in enumerate(ids)}
    documents = [""] * len(ids)
    for text, entry_id in examples:
        documents[place[entry_id]] += f"{with_terms(text)}\n"
    counted: Any = counts.fit_transform(documents).toarray()
    held = (counted > 0).sum(axis=0)
    rarity = _rarity(len(ids), held)
    lengths = counted.sum(axis=1, keepdims=True)
    relative = lengths / lengths[lengths > 0].mean()
    k, b = settings().saturation, settings().length
    shares = rarity * counted * (k + 1) / (counted + k * (1 - b + b * relative))
    return np.ascontiguousarray(shares.T), rarity


def _rarity(answers: int, held: Any) -> Any:
    """How rare a word is that so many of the answers hold (BM25)."""
    return np.log(1 + (answers - held + 0.5) / (held + 0.5))


def _sentences(entry: Entry) -> list[str]:
    texts = [*entry.answer, entry.clinician or ""]
    return [sentence for text in texts for sentence in _SENTENCE.split(text) if len(sentence.split()) > 3]


def _parts(text: str) -> list[str]:
    """The text as a whole and, where it tells a story first, the questions in it."""
    questions = [part for part in _SENTENCE.split(text) if part.endswith("?") and part != text]
    return list(dict.fromkeys([text, *questions, *questions_behind(text)]))
