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
    close_kinds: float
    """How far behind the nearest kind of danger the second one may be and is named, too."""
    kind_softness: float
    """The regularisation by which the kinds of danger are told apart (lambda of the ridge regression)."""
    ordinary: int
    """How many ordinary messages are learnt from beside the calm wordings."""


@cache
def settings() -> Settings:
    """The settings, read once."""
    text = (resources.files("second_opinion") / "settings.yml").read_text(encoding="utf-8")
    return Settings.model_validate(yaml.safe_load(text))
