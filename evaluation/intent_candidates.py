"""The intent classifiers that were compared, measured alike, with what each message and each training costs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union
from sklearn.preprocessing import FunctionTransformer
from sklearn.svm import LinearSVC

from evaluation.intents import (
    CORPUS,
    FOLDS,
    cross_validated,
    fitted,
    held_out_examples,
    judged,
    macro_f1,
    out_of_scope_examples,
    training_examples,
)
from evaluation.scoring import Row
from intents.classifier import IntentClassifier, Ranking
from meaning.sentence import sentence_model
from meaning.words import written_out

_WORD = r"(?u)[\w']+"
TIMED = 200
"""Messages over which the time of one is averaged."""


class PipelineClassifier:
    """A scikit-learn pipeline with the classifier's interface."""

    def __init__(self, pipeline: Any) -> None:
        """Takes a fitted pipeline."""
        self._pipeline = pipeline

    def rankings(self, messages: Sequence[str]) -> list[Ranking]:
        """The intents of several messages; distances stand in where the pipeline has no probabilities."""
        texts = [written_out(message) for message in messages]
        scored = getattr(self._pipeline, "predict_proba", None) or self._pipeline.decision_function
        scores = scored(texts)
        return [
            [(str(self._pipeline.classes_[place]), float(row[place])) for place in np.argsort(-row, kind="stable")]
            for row in scores
        ]


def _counts() -> Any:
    return make_union(CountVectorizer(), CountVectorizer(analyzer="char_wb", ngram_range=(1, 4)))


def _ngrams() -> Any:
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=_WORD)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2, sublinear_tf=True)
    return make_union(words, letters)


def _meaning() -> Any:
    return FunctionTransformer(lambda texts: sentence_model().vectors(list(texts)))


def _fit(parts: Any, messages: Sequence[str], intents: Sequence[str]) -> PipelineClassifier:
    pipeline = make_pipeline(*parts())
    return PipelineClassifier(pipeline.fit([written_out(message) for message in messages], list(intents)))


def _logistic(weight: float) -> Any:
    return LogisticRegression(C=weight, max_iter=300, tol=1e-3)


CANDIDATES: dict[str, Any] = {
    "word and letter counts, logistic regression": partial(_fit, lambda: (_counts(), _logistic(1.0))),
    "TF-IDF n-grams, logistic regression": partial(_fit, lambda: (_ngrams(), _logistic(10.0))),
    "TF-IDF n-grams, linear SVM": partial(_fit, lambda: (_ngrams(), LinearSVC(C=0.5, random_state=0))),
    "sentence model, logistic regression": partial(_fit, lambda: (_meaning(), _logistic(20.0))),
    "sentence model and n-grams, linear SVM (chosen)": IntentClassifier.fit,
}


def comparison_rows(held_out: Sequence[Path] = (), rounds: int = FOLDS, corpus: Path = CORPUS) -> list[Row]:
    """Macro-F1, out-of-scope recall and cost of each candidate, classifier alone."""
    rows: list[Row] = []
    examples = training_examples()
    for name, fit in CANDIDATES.items():
        rows.append(Row(name, "cross-validation", macro_f1(cross_validated(examples, fit, rounds)), f"{rounds} folds"))
        started = time.process_time()
        classifier = fitted(examples, fit)
        fitting = time.process_time() - started
        for file in held_out:
            plain = [example for example in held_out_examples(file) if not example.debatable]
            verdicts = judged(classifier, plain)
            rows.append(Row(name, f"{file.parent.name}/{file.name}", macro_f1(verdicts), f"{len(plain)} texts"))
        if (corpus / "oos.jsonl").exists():
            verdicts = judged(classifier, out_of_scope_examples(corpus))
            declined = sum(verdict.right for verdict in verdicts) / len(verdicts)
            rows.append(Row(name, "corpus, out of scope declined", declined, f"{len(verdicts)} texts"))
        started = time.process_time()
        for example in examples[:: max(1, len(examples) // TIMED)][:TIMED]:
            classifier.rankings([example.text])
        milliseconds = (time.process_time() - started) * 1000 / TIMED
        rows.append(Row(name, "processor time", milliseconds, f"ms a message; fitting takes {fitting:.0f} s"))
    return rows
