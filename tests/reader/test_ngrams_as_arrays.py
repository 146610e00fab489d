"""The weighted n-grams of a text are those of scikit-learn's vectoriser, and the distances those of its classifier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from evaluation.intents import training_examples
from intents.classifier import MEANING_WEIGHT, REGULARISATION, IntentClassifier
from meaning.kept import KeptVectors
from meaning.ngrams import Ngrams
from meaning.sentence import sentence_model
from meaning.words import written_out

EXAMPLES = training_examples()[::12]
TEXTS = [written_out(example.text) for example in EXAMPLES]
UNSEEN = ["", "?", "numb numb numb feet, and both HANDS", "ünïcode words", "xq zzk", "b12 133 pmol/l, 1000 mcg IM"]
VECTORIZERS = [
    TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"(?u)[\w']+"),
    TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2, sublinear_tf=True),
    TfidfVectorizer(lowercase=False, analyzer="char_wb", ngram_range=(3, 4), max_df=0.05, sublinear_tf=True),
]


@pytest.mark.parametrize("vectorizer", VECTORIZERS)
def test_a_row_is_the_one_of_scikit_learn(vectorizer: TfidfVectorizer) -> None:
    vectorizer.fit(TEXTS)
    ngrams = Ngrams.of(vectorizer)
    again = Ngrams.of_parts("words", ngrams.parts("words"))
    for text in [*TEXTS, *UNSEEN]:
        expected = vectorizer.transform([text])
        expected.sort_indices()
        for known in (ngrams, again):
            places, weights = known.row(text)
            assert places.tolist() == expected.indices.tolist()
            assert weights == pytest.approx(expected.data, abs=1e-12)


def test_other_weights_than_those_that_are_worked_out_here_are_refused() -> None:
    with pytest.raises(ValueError, match="logarithmic counts"):
        Ngrams.of(TfidfVectorizer().fit(TEXTS))


def test_the_distances_to_the_borders_are_those_of_scikit_learn() -> None:
    ours = IntentClassifier.fit(TEXTS, [example.intents[0] for example in EXAMPLES])
    words, letters = (vectorizer.fit(TEXTS) for vectorizer in VECTORIZERS[:2])

    def features(texts: Sequence[str]) -> csr_matrix:
        meaning = csr_matrix(MEANING_WEIGHT * sentence_model().vectors(texts))
        return hstack([words.transform(texts), letters.transform(texts), meaning], format="csr")

    borders = LinearSVC(C=REGULARISATION, tol=1e-3, random_state=0)
    borders.fit(features(TEXTS), [example.intents[0] for example in EXAMPLES])
    some = [*TEXTS[::5], *UNSEEN[1:]]
    best = [ranking[0][0] for ranking in ours.rankings(some)]
    assert best == borders.predict(features([written_out(text) for text in some])).tolist()
    assert ours._distances(some) == pytest.approx(borders.decision_function(features(some)), abs=1e-9)


def test_kept_vectors_are_found_again_under_their_sentence_and_model(tmp_path: Path) -> None:
    file = tmp_path / "sentences.npz"
    vector = np.arange(3, dtype=np.float32)
    KeptVectors(file, "one model").keep({"numb feet": vector})
    assert KeptVectors(file, "one model").get("numb feet") == pytest.approx(vector, abs=0)
    assert KeptVectors(file, "one model").get("numb hands") is None
    assert KeptVectors(file, "another model").get("numb feet") is None
    assert b"numb" not in file.read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"no arrays"])
def test_a_file_of_vectors_that_cannot_be_read_is_as_good_as_none(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "sentences.npz").write_bytes(content)
    assert KeptVectors(tmp_path / "sentences.npz", "one model").get("numb feet") is None
