"""What the assistant is compared with: the same data on the pipeline that Rasa proposes (DIET, TED …)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from deploy.environment import ROOT


def write_config(path: Path) -> tuple[str, ...]:
    """The names of our own components that the baseline keeps; its configuration is at `path` afterwards.

    Rasa's default is taken from the installed Rasa, whole. Without our reader no answer would be understood
    and the two conversations could not be compared, so our own components (those named by a module path) are
    kept: those that stand before our intent classifier go right behind the tokenizer, the others to the end. The
    intent classifier itself is part of what is compared, so the baseline has Rasa's.
    """
    ours: dict[str, Any] = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    default = files("rasa.engine.recipes.config_files") / "default_config.yml"
    config: dict[str, Any] = yaml.safe_load(default.read_text(encoding="utf-8"))
    before, after = _own_components(ours["pipeline"])
    tokenizer, *others = config["pipeline"]
    config["pipeline"] = [tokenizer, *before, *others, *after]
    config["importers"] = ours["importers"]
    config["assistant_id"] = f"{ours['assistant_id']}-baseline"
    path.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return tuple(component["name"] for component in (*before, *after))


def _own_components(pipeline: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    before: list[dict[str, Any]] = []
    after: list[dict[str, Any]] = []
    place = before
    for component in pipeline:
        if component["name"].endswith("Classifier"):
            place = after
        elif "." in component["name"]:
            place.append(component)
    return before, after
