"""Fitted parts in a file: numbers and tables without any code, so that a file from elsewhere can do nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import skops.io

_STORED_TYPES = ["scipy.sparse._csr.csr_matrix"]
"""What the files hold beside scikit-learn's own types: a table of numbers."""


class StoredFileError(Exception):
    """A file of fitted parts holds something else than what was saved; the message names it."""


def save(parts: Any, file: Path) -> None:
    """Stores fitted parts without any code in them."""
    skops.io.dump(parts, file)


def load(file: Path) -> Any:
    """The stored parts. Raises StoredFileError where the file holds types that `save` never writes."""
    strange = set(skops.io.get_untrusted_types(file=file)) - set(_STORED_TYPES)
    if strange:
        raise StoredFileError(f"{file} holds {', '.join(sorted(strange))}: train the model again.")
    return skops.io.load(file, trusted=_STORED_TYPES)
