"""Every sentence that the actions say, from `wording.yml`, in the reader's register."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml
from pydantic import TypeAdapter

from actions.core import knowledge
from actions.registers import Register, Worded


@cache
def sentences() -> dict[str, Worded]:
    """All sentences by key, as the clinic's country spells."""
    text = (resources.files("actions.saying") / "wording.yml").read_text(encoding="utf-8")
    written = TypeAdapter(dict[str, Worded]).validate_python(yaml.safe_load(text))
    return {key: sentence.spelled(knowledge().spelling) for key, sentence in written.items()}


def say(key: str, register: Register, **values: object) -> str:
    """The sentence of this key for this reader, with its values put in; KeyError where there is none."""
    return sentences()[key].to(register).format(**values)


def listed(parts: list[str], conjunction: str = "and") -> str:
    """The parts as one phrase: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def a_line_each(names: list[str]) -> str:
    """The names as a list below a sentence."""
    return "".join(f"\n- {name}" for name in names)
