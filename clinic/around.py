"""What an installation gives to the clinic's side beside its settings, its keys and its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from clinic.mail import MailServer


@dataclass(frozen=True)
class Around:
    """`sign_in_secret`: what this side proves itself with to the clinic's accounts; None for a public client.

    `mail`: the clinic's mail server; None where no notice is sent. `settings_file`: where the settings were read from.
    `channels`: why each channel is off; None where it is on.
    """

    sign_in_secret: str | None = field(default=None, repr=False)
    mail: MailServer | None = None
    settings_file: Path | None = None
    channels: Mapping[str, str | None] = field(default_factory=dict)
