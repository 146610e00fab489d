"""The results in a pasted report, for a person to tick: found by the reader, with the line that each stands in.

Runs inside Rasa. A result is proposed in words that the reader takes for this very result and for nothing else.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from typing import Any

from rasa.core.agent import Agent

from inside_rasa.typed_text import as_typed

PART = 1500
"""Characters that are read in one go, so that no other conversation waits long."""

_SPACE = re.compile(r"\s+")
_SAME = ("id", "value", "unit", "comparator")


async def results_in_report(agent: Agent, text: str) -> list[dict[str, Any]]:
    """Each result as `words` to send, the `line` of the report, and whether its unit is known."""
    found: dict[str, dict[str, Any]] = {}
    for part in _parts(text):
        for result in await _results(agent, part):
            words = await _in_words(agent, result)
            if words is not None:
                line = _line(part, result["start"])
                found.setdefault(words, {"words": words, "line": line, "unit": not _lacks_unit(result)})
        await asyncio.sleep(0)
    return list(found.values())


async def mentions_in_text(agent: Agent, text: str) -> list[dict[str, Any]]:
    """Whatever the reader finds in a text that a clinician pasted, in its order, flags and all."""
    found = []
    for part in _parts(text):
        found += await _mentions(agent, part)
        await asyncio.sleep(0)
    return found


def _parts(text: str) -> Iterator[str]:
    """The text in parts of whole lines."""
    part = ""
    for line in text.splitlines():
        if part and len(part) + len(line) > PART:
            yield part
            part = ""
        part += f"{line[:PART]}\n"
    if part.strip():
        yield part


async def _mentions(agent: Agent, text: str) -> list[dict[str, Any]]:
    typed = as_typed(text)
    read = await agent.parse_message(typed) if typed else {}
    return [entity["value"] for entity in read.get("entities", ()) if entity.get("entity") == "mention"]


async def _results(agent: Agent, text: str) -> list[dict[str, Any]]:
    """The results that the reader finds: values, as facts of the person whose report it is."""
    return [
        mention
        for mention in await _mentions(agent, text)
        if mention["type"] == "lab"
        and mention.get("value") is not None
        and not mention.get("negated")
        and not mention.get("hypothetical")
        and not mention.get("retracted")
        and mention.get("subject", "self") == "self"
    ]


async def _in_words(agent: Agent, result: dict[str, Any]) -> str | None:
    """The result as somebody types it; None where the reader would take that for something else."""
    printed = _SPACE.sub(" ", result["text"]).strip()
    unit = result.get("unit") or ""
    value = f"{result['value']:g}" if isinstance(result["value"], float) else str(result["value"])
    named = f"{result['id'].replace('_', ' ')} {result.get('comparator') or ''}{value} {unit}".strip()
    day = f" on {result['taken_on']}" if result.get("taken_on") else ""
    for words in (printed, f"{printed} {unit}".strip(), named):
        again = await _results(agent, words + day)
        if len(again) == 1 and all(again[0].get(name) == result.get(name) for name in _SAME):
            return words + day
    return None


def _lacks_unit(result: dict[str, Any]) -> bool:
    return result.get("unit") is None and not isinstance(result["value"], str)


def _line(text: str, start: int) -> str:
    """The line of the text that holds this place."""
    typed = as_typed(text)
    first, last = typed.rfind("\n", 0, start) + 1, typed.find("\n", start)
    return _SPACE.sub(" ", typed[first : last if last >= 0 else len(typed)]).strip()
