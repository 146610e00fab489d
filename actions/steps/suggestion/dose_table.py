"""The dose of a suggestion as a small table: how much, how often, how long and how many, one row a step.

The words are those of the protocol's own steps; nothing is worked out that the source does not give.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from actions.registers import Register, stated
from actions.saying.wording import say
from b12core.knowledge import Knowledge
from b12core.knowledge.line_schema import StepEntry
from b12core.step_ends import ways_to_end
from b12core.suggestion import Regimen, Step
from b12core.words import Words, dose_words, lasting_words

NAMED_BY_ROUTE = "cyanocobalamin_oral"
"""The product whose name says how it is taken."""

Row = dict[str, str | None]


def dose_table(regimen: Regimen, register: Register, knowledge: Knowledge) -> list[Row]:
    """One row a step: `what` (product and route, unless as before), `much`, `often`, `long`, `many`.

    Of the first, `many` tells how many of them were given already. A step that the knowledge does not hold stands whole
    under `what`. What the source does not say is None.
    """
    entries, words = _tables(knowledge, register)
    rows: list[Row] = []
    said = None
    for place, step in enumerate(regimen.steps):
        entry = entries.get(step.text)
        if entry is None:
            rows.append({"what": stated(step, register), **_NOTHING})
            continue
        what = _what(step, words)
        last = regimen.duration if place == len(regimen.steps) - 1 else None
        row = _row(entry, step.doses, last, words)
        if place == 0 and regimen.given and row["many"]:
            row["many"] = say("many_given", register, many=row["many"], given=str(regimen.given))
        rows.append({"what": None if what == said else what, **row})
        said = what
    return rows


_NOTHING: Row = dict.fromkeys(("much", "often", "long", "many"))


def _row(entry: StepEntry, doses: int | None, duration: str | None, words: Words) -> Row:
    at_least = words.sentence("step", "at_least") if entry.at_least else ""
    lasting = [lasting_words(entry.lasting)] if entry.lasting is not None else []
    if entry.until is not None:
        lasting.append(words.sentence("step", "until").format(until=words.said(entry.until)).strip())
    if duration is not None and not (entry.until is not None and duration == "until_cause_resolved"):
        lasting.append(words.sentence("duration", duration))
    return {
        "much": f"{at_least}{dose_words(entry.dose_mcg)}",
        "often": words.said(entry.often),
        "long": ", ".join(lasting) or None,
        "many": str(doses) if doses is not None else None,
    }


def _what(step: Step, words: Words) -> str:
    routes = [] if step.product == NAMED_BY_ROUTE else [step.route]
    given = words.sentence("step", "or_route").join(words.route(route) for route in [*routes, *step.other_routes])
    return ", ".join(filter(None, (words.product(step.product), given)))


@lru_cache(maxsize=4)
def _tables(knowledge: Knowledge, register: Register) -> tuple[dict[str, StepEntry], Words]:
    """Every step of the protocols by the words in which a suggestion shows it to clinicians."""
    clinician = Words(knowledge, "clinician")
    return {clinician.step(entry): entry for entry in _steps(knowledge)}, Words(knowledge, register)


def _steps(knowledge: Knowledge) -> Iterator[StepEntry]:
    """Every step of the knowledge, with each end that it can have."""
    for protocol in knowledge.protocols.values():
        for rule in protocol.rules:
            for steps in (rule.steps, *rule.options):
                for step in steps:
                    yield from ways_to_end(step)
