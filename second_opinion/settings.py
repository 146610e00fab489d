"""The limits and weights of the second opinion, from `settings.yml`, where it stands how they were found."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """How the second opinion is fitted, and from which score on it asks."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ask_from: float
    """The lowest score at which the urgent signs are asked about."""
    nearness: float
    """How fast the influence of a known wording fades with the distance to it (gamma of the kernel)."""
    softness: float
    """The regularisation of the support vector machine (C)."""
    strong_from: float
    """The score from which on they are asked about although the person has said in this talk that none is there."""
    close_kinds: float
    """How far behind the nearest kind of danger the second one may be and is named, too."""
    near_enough: float
    """How near a kind of danger must come to be named: its score against the other kinds."""
    near_enough_of: dict[str, float]
    """The same for single kinds that are named only where a message comes nearer."""
    kind_softness: float
    """The regularisation by which the kinds of danger are told apart (lambda of the ridge regression)."""
    ordinary: int
    """How many ordinary messages are learnt from beside the calm wordings."""

    def names(self, kind: str, score: float) -> bool:
        """Whether a kind of danger with this score is near enough to be named."""
        return score >= self.near_enough_of.get(kind, self.near_enough)


@cache
def settings() -> Settings:
    """The settings, read once."""
    text = (resources.files("second_opinion") / "settings.yml").read_text(encoding="utf-8")
    return Settings.model_validate(yaml.safe_load(text))
