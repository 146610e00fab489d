"""The wordings of `data/red_flags`: what needs help now or today, and what is calm though it may not sound so.

They are the examples of the second opinion and of the tests alike, so that each stands in one place only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

FOLDER = Path(__file__).resolve().parents[1] / "data" / "red_flags"

Side = Literal["urgent", "calm"]


class WordingsError(Exception):
    """A file of wordings that cannot be used; the message names it and what is wrong."""


class _Kind(BaseModel):
    """One file: a kind of danger, or of calm talk."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: tuple[str, ...] = ()
    """Wordings that the reader's rules must get right by themselves."""
    more: tuple[str, ...] = Field(default=())
    """Further ones, which the second opinion learns from; the rules may miss them."""


@dataclass(frozen=True)
class Wording:
    """One wording with the file that it stands in."""

    text: str
    side: Side
    kind: str
    """The name of its file: a kind of danger, or of calm talk."""
    by_rules: bool
    """Whether the reader's rules must get it right by themselves."""

    @property
    def urgent(self) -> bool:
        """Whether it needs help now or today."""
        return self.side == "urgent"


@cache
def wordings(folder: Path = FOLDER) -> tuple[Wording, ...]:
    """All wordings, in the order of the files. Raises WordingsError, also where one stands on both sides."""
    found: dict[str, Wording] = {}
    sides: tuple[Side, ...] = ("urgent", "calm")
    for side in sides:
        for file in sorted((folder / side).glob("*.yml")):
            for wording in _of_file(file, side):
                other = found.setdefault(wording.text, wording)
                if other is not wording:
                    raise WordingsError(f"{file}: {wording.text!r} stands in {other.side}/{other.kind}.yml already.")
    return tuple(found.values())


def _of_file(file: Path, side: Side) -> list[Wording]:
    try:
        kind = _Kind.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError) as error:
        raise WordingsError(f"{file}: expected `rules` and `more`, each a list of texts; got {error}") from error
    return [
        Wording(text, side, file.stem, by_rules)
        for texts, by_rules in ((kind.rules, True), (kind.more, False))
        for text in texts
    ]
