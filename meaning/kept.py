"""Sentence vectors in a file: training asks for nearly the same thousands each time, and they take most of it.

A vector stands under the hash of its sentence and of the model's file; no sentence is stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from meaning import stored

Vector = NDArray[np.float32]

KEPT_IN = "B12_SENTENCES"
"""The variable that names the file, for training."""

_LENGTH = 16


class KeptVectors:
    """The vectors of a file, which is read when the first one is asked for."""

    def __init__(self, file: Path, model: str) -> None:
        """Takes the file, which may be missing, and the hash of the model that the vectors are of."""
        self._file = file
        self._model = model.encode()
        self._vectors: dict[bytes, Vector] | None = None

    def get(self, sentence: str) -> Vector | None:
        """The vector of a sentence, if it is kept."""
        if self._vectors is None:
            self._vectors = self._read()
        return self._vectors.get(self._key(sentence))

    def keep(self, vectors: Mapping[str, Vector]) -> None:
        """Puts these vectors into the file, in place of those that it had."""
        keys = b"".join(map(self._key, vectors))
        hashes = np.frombuffer(keys, dtype=np.uint8).reshape(-1, _LENGTH)
        new = self._file.with_suffix(".new")
        stored.save({"hashes": hashes, "vectors": np.array(list(vectors.values()), dtype=np.float32)}, new)
        new.replace(self._file)

    def _key(self, sentence: str) -> bytes:
        return hashlib.sha256(self._model + sentence.encode()).digest()[:_LENGTH]

    def _read(self) -> dict[bytes, Vector]:
        """A file that cannot be read is as good as none: everything is worked out anew."""
        try:
            parts = stored.load(self._file, ("hashes", "vectors"))
        except (OSError, stored.StoredFileError):
            return {}
        return {bytes(key): vector for key, vector in zip(parts["hashes"], parts["vectors"], strict=True)}
