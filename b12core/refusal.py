"""What is wrong with an input that does not fit its contract, entry by entry, in people's words.

What was expected is read off the contract itself, so that a new field needs no words of its own.
"""

from __future__ import annotations

import difflib
import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from b12core.errors import CaseError
from b12core.knowledge import Knowledge

Schema = Mapping[str, Any]
"""A part of the contract as JSON schema."""

_LONGEST_GOT = 120
_DO = {"boolean": "do_yes_or_no", "array": "do_list", "object": "do_object"}


def refusal(error: ValidationError, model: type[BaseModel], knowledge: Knowledge) -> CaseError:
    """The first entry that does not fit, with the others: field, expectation, what came, what to do."""
    contract = _Contract(_schema_of(model))
    found: dict[str, CaseError] = {}
    for details in error.errors():
        where = contract.inside(details["loc"])
        field = ".".join(map(str, where)) or knowledge.refusals["the_case"]
        found.setdefault(field, _one(field, where, details, contract, knowledge))
    return CaseError.of_all(list(found.values()))


def _one(
    field: str, where: Sequence[int | str], details: ErrorDetails, contract: _Contract, knowledge: Knowledge
) -> CaseError:
    said = knowledge.refusals
    got = _shown(details["input"])
    if details["type"] == "extra_forbidden":
        fields = tuple(contract.at(where[:-1])["properties"])
        expected = said["field_of"].format(fields=", ".join(fields))
        return CaseError(
            field,
            expected,
            f"{where[-1]}: {got}"[:_LONGEST_GOT],
            _nearest(str(where[-1]), fields, knowledge, "do_field"),
        )
    schema = contract.at(where)
    expected = _described(schema, contract, said)
    if details["type"] == "missing":
        return CaseError(field, expected, said["nothing"], said["do_missing"])
    allowed = schema.get("enum", ())
    if allowed:
        return CaseError(field, expected, got, _nearest(str(details["input"]), allowed, knowledge, "do_one_of"))
    return CaseError(field, expected, got, said[_what_to_do(schema, details)])


def _shown(value: Any) -> str:
    """What came, as it was written, cut where it is long."""
    written = repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return written[:_LONGEST_GOT]


def _what_to_do(schema: Schema, details: ErrorDetails) -> str:
    kind = schema.get("type", "")
    if schema.get("format") == "date":
        return "do_day"
    if "or_words" in schema:
        return "do_result"
    if kind in ("number", "integer"):
        return "do_range" if "than" in details["type"] else "do_number"
    return _DO.get(kind, "do_text" if kind == "string" else "do_other")


def _nearest(got: str, allowed: Sequence[str], knowledge: Knowledge, otherwise: str) -> str:
    """`Did you mean` the allowed word that is nearest to what came, by its spelling or by what people call it."""
    wanted = got.casefold().replace("_", " ").strip()
    near = _called(wanted, allowed, knowledge) or next(
        iter(difflib.get_close_matches(wanted.replace(" ", "_"), allowed, n=1)), None
    )
    return knowledge.refusals["do_mean"].format(word=near) if near else knowledge.refusals[otherwise]


def _called(wanted: str, allowed: Sequence[str], knowledge: Knowledge) -> str | None:
    for terms in knowledge.vocabulary.terms.values():
        for term in terms.values():
            names = (term.id.replace("_", " "), term.name.clinician, term.name.patient, *term.synonyms)
            if term.id in allowed and wanted in (name.casefold() for name in names):
                return term.id
    return None


def _described(schema: Schema, contract: _Contract, said: Mapping[str, str]) -> str:
    """What the contract expects, in words."""
    kind = schema.get("type", "")
    if "or_words" in schema:
        return said["number_or_word"].format(words=", ".join(schema["or_words"]))
    if "enum" in schema:
        return said["one_of"].format(ids=", ".join(schema["enum"]))
    if schema.get("format") == "date":
        return said["day"]
    if kind in ("number", "integer"):
        return _number(schema, said["whole_number" if kind == "integer" else "number"], said)
    if kind == "boolean":
        return said["yes_or_no"]
    if kind == "array":
        return said["list"].format(of=_described(contract.plain(schema["items"]), contract, said))
    if kind == "object":
        return said["object"].format(fields=", ".join(schema["properties"]))
    longest = schema.get("maxLength")
    return said["text_up_to"].format(max=longest) if longest else said["text"]


def _number(schema: Schema, kind: str, said: Mapping[str, str]) -> str:
    low, above, high = (schema.get(name) for name in ("minimum", "exclusiveMinimum", "maximum"))
    if above is not None:
        return said["above_to" if high is not None else "above"].format(kind=kind, min=above, max=high)
    if low is None and high is None:
        return kind
    name = "up_to" if low is None else "at_least" if high is None else "from_to"
    return said[name].format(kind=kind, min=low, max=high)


@functools.cache
def _schema_of(model: type[BaseModel]) -> Schema:
    return model.model_json_schema()


@dataclass(frozen=True)
class _Contract:
    """A contract as JSON schema, and what it says of a place in the input."""

    schema: Schema

    def inside(self, loc: Sequence[int | str]) -> list[int | str]:
        """The place without the names that pydantic adds for the kinds of value that were tried there."""
        place: list[int | str] = []
        schema: Schema | None = self.schema
        for part in loc:
            below = self._below(schema, part) if schema is not None else None
            if below is None and place and schema is not None and "properties" not in schema:
                break
            place.append(part)
            schema = below
        return place

    def at(self, where: Sequence[int | str]) -> Schema:
        """What is expected at a place; at the nearest place above it where the contract ends there."""
        schema = self.schema
        for part in where:
            schema = self._below(schema, part) or schema
        return schema

    def plain(self, schema: Schema) -> Schema:
        """A part of the contract without the `null` that stands for not asked, and with what it refers to."""
        if "$ref" in schema:
            referred: Schema = self.schema["$defs"][schema["$ref"].rpartition("/")[2]]
            return referred
        kinds = [self.plain(kind) for kind in schema.get("anyOf", ()) if kind.get("type") != "null"]
        if not kinds:
            return schema
        words = next((kind["enum"] for kind in kinds if "enum" in kind), None)
        return {**kinds[0], "or_words": words} if words and len(kinds) > 1 else kinds[0]

    def _below(self, schema: Schema, part: int | str) -> Schema | None:
        below = schema.get("properties", {}).get(part) if isinstance(part, str) else schema.get("items")
        return self.plain(below) if below is not None else None
