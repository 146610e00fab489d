"""The questions of `data/faq` as examples of the intent `ask_faq`, so that each stands in one place only.

A question that the dialogue's own examples give another meaning ("why monthly", said about a plan) is left to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

INTENT = "ask_faq"


def questions_as_training_data(root: Path) -> str:
    """A file of examples for Rasa from all answers of a project; without examples where there are no answers."""
    meant = {text: intent for intent, text in _examples(root)}
    asked: dict[str, list[str]] = {}
    for file in sorted((root / "data" / "faq").glob("*.yml")):
        for intent, text in _asks(file):
            if meant.get(text, intent) == intent:
                asked.setdefault(intent, []).append(text)
    parts = [
        f"  - intent: {intent}\n    examples: |\n" + "".join(f"      - {text}\n" for text in texts)
        for intent, texts in asked.items()
    ]
    return 'version: "3.1"\n' + (f"nlu:\n{''.join(parts)}" if parts else "")


def _asks(file: Path) -> Iterator[tuple[str, str]]:
    """Every question of a file with its intent: the entry's own where it names one (`asked_as`)."""
    content = _read(file)
    for entry in content.get("entries", []) if isinstance(content, dict) else []:
        intent = entry.get("asked_as", INTENT)
        yield from ((intent, text) for text in (entry["question"].lower(), *entry["asks"]))


def _examples(root: Path) -> list[tuple[str, str]]:
    """Every example of the dialogue's own files with its intent."""
    found = []
    for file in sorted((root / "data" / "nlu").glob("*.yml")):
        for item in (_read(file) or {}).get("nlu", []):
            found += [(item["intent"], line.removeprefix("- ").strip()) for line in item["examples"].splitlines()]
    return found


def _read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
