"""Words, numbers and marks of a message as a spaCy document, and where its sentences begin."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc
from spacy.vocab import Vocab

from b12nlu.text.words import typed_words

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|\n|[^\s]")
"""Letters and digits are apart, so that B12, B-12 and B 12 are the same two words."""

_ENDS = frozenset(".!?;\n")
_MAX_TOKENS = 4000
_WORDS_KEPT = 4096
"""Words whose folded form is kept: people use the same few again and again."""


class Tokenizer:
    """Splits normalised text; `norm_` of a token is its folded and repaired form."""

    def __init__(self, vocab: Vocab, norm: Callable[[str], str]) -> None:
        self.vocab = vocab
        self.norm = lru_cache(maxsize=_WORDS_KEPT)(norm)

    def __call__(self, text: str) -> Doc:
        """The document of a text. Text beyond a very long message's first words is not read."""
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for match in TOKEN.finditer(text):
            if len(words) >= _MAX_TOKENS:
                break
            gap = match.start() - position
            if gap:
                if words:
                    spaces[-1] = True
                    gap -= 1
                if gap:
                    words.append(" " * gap)
                    spaces.append(False)
            words.append(match.group())
            spaces.append(False)
            position = match.end()
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for token in doc:
            token.norm_ = self.norm(token.text)
        return doc


def mark_sentences(doc: Doc) -> Doc:
    """The document with sentence starts set: after . ! ? ; and line ends, but not inside numbers or abbreviations."""
    starts = np.full(len(doc), -1, dtype=np.int64)
    begins = True
    for token in doc:
        if begins and not token.is_space:
            starts[token.i] = 1
            begins = False
        if token.text in _ENDS and not _continues(doc, token.i):
            begins = True
    if len(doc):
        starts[0] = 1
        doc.from_array([SENT_START], starts.reshape(-1, 1).astype(np.uint64))
    return doc


def _continues(doc: Doc, index: int) -> bool:
    """Whether a full stop belongs to an abbreviation or a number ("h. pylori", "107. 3")."""
    if doc[index].text != "." or index == 0:
        return False
    before = doc[index - 1]
    after = doc[index + 1] if index + 1 < len(doc) else None
    if after is None or before.whitespace_:
        return False
    if before.is_digit and after.is_digit:
        return True
    if len(before) == len(after) == 1 and before.is_alpha and after.is_alpha:
        return True  # "a.m."
    if index > 1 and doc[index - 2].text == "." and len(before) == 1 and not after.is_title:
        return True
    if index > 1 and doc[index - 2].text == "/" and before.is_alpha:
        return False
    begins = after.lower_ in typed_words("begins_anew") or (after.is_title and after.is_alpha and len(after) > 1)
    if before.lower_ in typed_words("units") and begins:
        return False
    return before.lower_ in typed_words("abbreviations") and after.text not in _ENDS
