"""How long the reader takes for a sentence and for a long message, in processor time.

What is read are the wordings of `data/red_flags`: dense with signs, and so nearer to the worst than to the usual case.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from functools import cache

from b12nlu.reader import read
from second_opinion.wordings import wordings

SENTENCE = range(40, 161)
"""Characters of what counts as a sentence."""
LONG = 2000
"""Characters of a long message."""
SENTENCES, LONG_MESSAGES = 500, 10


def sentence_milliseconds() -> float:
    """The median for one sentence."""
    return statistics.median(_milliseconds(_sentences()))


def sentence_milliseconds_p95() -> float:
    """What 95 of 100 sentences stay below."""
    return statistics.quantiles(_milliseconds(_sentences()), n=20)[-1]


def long_message_milliseconds() -> float:
    """The median for a message of 2,000 characters."""
    return statistics.median(_milliseconds(_long_messages()))


@cache
def _sentences() -> tuple[str, ...]:
    """Sentences from all wordings alike."""
    found = [wording.text for wording in wordings() if len(wording.text) in SENTENCE and "\n" not in wording.text]
    return tuple(found[:: max(1, len(found) // SENTENCES)])


def _long_messages() -> list[str]:
    return [text for text, _ in zip(_joined(), range(LONG_MESSAGES), strict=False)]


def _joined() -> Iterator[str]:
    """Sentences one behind the other, up to the length of a long message."""
    text = ""
    for sentence in _sentences():
        text += f"{sentence.rstrip('.')}. "
        if len(text) >= LONG:
            yield text[:LONG]
            text = ""


def _milliseconds(texts: Sequence[str]) -> list[float]:
    """For each text, where the reader is warm."""
    for text in texts[: len(texts) // 5 + 1]:
        read(text)
    return [_milliseconds_of(text) for text in texts]


def _milliseconds_of(text: str) -> float:
    started = time.process_time()
    read(text)
    return (time.process_time() - started) * 1e3


if __name__ == "__main__":
    print(f"one sentence: {sentence_milliseconds():.2f} ms, 95 of 100 below {sentence_milliseconds_p95():.2f} ms")
    print(f"{LONG} characters: {long_message_milliseconds():.1f} ms")
