"""What an installation gives to the clinic's side beside its settings, its keys and its folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from clinic.mail import MailServer


@dataclass(frozen=True)
class ToldOften:
    """How often people said that an answer was wrong or not understood: by its card and question, kind and channel."""

    card: str
    question: str
    kind: str
    channel: str
    times: int
    last: str


@dataclass(frozen=True)
class ToldInWords:
    """What somebody wrote about an answer, and agreed that the clinic may read."""

    day: str
    card: str
    question: str
    kind: str
    words: str


@dataclass(frozen=True)
class ToldWrong:
    """All that people said was wrong: the counts, the most frequent first, and the words, the oldest first."""

    counts: tuple[ToldOften, ...] = ()
    words: tuple[ToldInWords, ...] = ()


@dataclass(frozen=True)
class Around:
    """`sign_in_secret`: what this side proves itself with to the clinic's accounts; None for a public client.

    `mail`: the clinic's mail server; None where no notice is sent. `settings_file`: where the settings were read from.
    `channels`: why each channel is off; None where it is on. `told_wrong`: reads what people said was wrong in the
    talk, and None where that cannot be read now; None itself where no channel takes it.
    """

    sign_in_secret: str | None = field(default=None, repr=False)
    mail: MailServer | None = None
    settings_file: Path | None = None
    channels: Mapping[str, str | None] = field(default_factory=dict)
    told_wrong: Callable[[], ToldWrong | None] | None = None
