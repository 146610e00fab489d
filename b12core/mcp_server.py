"""The core for language models, over the Model Context Protocol on standard input and output.

Every result holds the caveat. What cannot be used comes back as an error of the tool: field, expected, got, do.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import anyio
from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from b12core.case import Case, Day
from b12core.clinic import Clinic
from b12core.comparison import compare
from b12core.comparison_text import comparison_text
from b12core.confirmation import caveat_lines
from b12core.engine import DEFAULT_PROTOCOL, suggest
from b12core.errors import CaseError
from b12core.knowledge import load_knowledge
from b12core.protocol_pages import protocol_row
from b12core.refusal import refusal
from b12core.render import as_text
from b12core.rulebook import rulebook_of
from b12core.schedule import HORIZON_DAYS, build_schedule
from b12core.schedule_export import schedule_text
from b12core.suggestion import Suggestion
from b12core.words import REGISTERS, Register

_NAME = "b12core"
_INSTRUCTIONS = (
    "Vitamin B12 dosing rules for clinicians. Every answer is a draft that a prescriber must confirm: show its caveat "
    "with it, change no number in it, and never fill in a fact that nobody gave."
)
_YEARS_AHEAD = 10


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Nothing(_Arguments):
    """No arguments."""


class _OfCase(_Arguments):
    case: Case
    reader: Register = Field(default="clinician", alias="register", description="for whom the text is")


class _UnderProtocol(_OfCase):
    protocol: str | None = Field(default=None, description="protocol id; left out, the default")


class _Dated(_UnderProtocol):
    start: Day = Field(description="first day, YYYY-MM-DD")
    days: int = Field(default=HORIZON_DAYS, ge=1, le=_YEARS_AHEAD * HORIZON_DAYS, description="how far ahead")


A = TypeVar("A", bound=_Arguments)


@dataclass(frozen=True)
class Answer:
    """What a tool answers: a text for people, the same for programs, and the caveat, which goes with both."""

    text: str
    content: Mapping[str, Any]
    line: str
    caveat: str


@dataclass(frozen=True)
class _Tool(Generic[A]):
    """A tool: what it is for, its arguments, and what answers."""

    about: str
    arguments: type[A]
    answer: Callable[[A, Clinic | None], Answer]

    def call(self, given: Mapping[str, Any], clinic: Clinic | None) -> Answer:
        """The answer to arguments as they come. Raises CaseError for what cannot be used."""
        try:
            arguments = self.arguments.model_validate(given)
        except ValidationError as error:
            raise refusal(error, self.arguments, load_knowledge()) from error
        return self.answer(arguments, clinic)


def _suggest(arguments: _UnderProtocol, clinic: Clinic | None) -> Answer:
    suggestion = suggest(arguments.case, arguments.protocol, clinic=clinic)
    content = {"suggestion": suggestion.model_dump(mode="json", by_alias=True)}
    return _with_caveat(as_text(suggestion, arguments.reader), content, suggestion, arguments.reader)


def _compare(arguments: _OfCase, clinic: Clinic | None) -> Answer:
    rows = compare(arguments.case, clinic=clinic, register=arguments.reader)
    suggestion = suggest(arguments.case, clinic=clinic)
    content = {"protocols": [dataclasses.asdict(row) for row in rows]}
    return _with_caveat(comparison_text(rows, arguments.reader), content, suggestion, arguments.reader)


def _schedule(arguments: _Dated, clinic: Clinic | None) -> Answer:
    case = arguments.case
    suggestion = suggest(case, arguments.protocol, clinic=clinic)
    last_dose_on = case.treatment.last_dose_on if case.treatment else None
    schedule = build_schedule(suggestion, arguments.start, last_dose_on, arguments.days)
    content = {"schedule": schedule.model_dump(mode="json")}
    return _with_caveat(schedule_text(schedule, arguments.reader), content, suggestion, arguments.reader)


def _protocols(_: _Nothing, clinic: Clinic | None) -> Answer:
    book = rulebook_of(load_knowledge())
    default = clinic.default_protocol if clinic else DEFAULT_PROTOCOL
    rows = [protocol_row(protocol, default) for protocol in book.knowledge.protocols.values()]
    text = "\n".join(f"{row['id']}: {row['title']} [{row['country']}, {row['status']}]" for row in rows)
    line = caveat_lines(None, book)[0]
    return Answer(text, {"protocols": rows}, line, book.words[0].sentence("confirmation", "draft"))


def _with_caveat(text: str, content: Mapping[str, Any], suggestion: Suggestion, register: Register) -> Answer:
    said = suggestion.confirmation
    lines, caveats = (said.line, said.line_plain), (said.text, said.plain)
    place = REGISTERS.index(register)
    return Answer(text, content, lines[place], caveats[place])


TOOLS: Mapping[str, _Tool[Any]] = {
    "suggest": _Tool("The explained B12 suggestion for one case under one protocol.", _UnderProtocol, _suggest),
    "compare": _Tool("One case under every protocol, side by side.", _OfCase, _compare),
    "schedule": _Tool("The regimen of a case as dates from a first day.", _Dated, _schedule),
    "protocols": _Tool("The protocols: whose they are, from where and when, how sure.", _Nothing, _protocols),
}


def answer(tool: str, given: Mapping[str, Any], clinic: Clinic | None) -> types.CallToolResult:
    """What a tool answers to these arguments, or by field, expectation, what came and what to do why it cannot."""
    try:
        if tool not in TOOLS:
            raise CaseError("tool", f"one of {', '.join(TOOLS)}", repr(tool), "Call one of these.")
        found = TOOLS[tool].call(given, clinic)
    except CaseError as error:
        return types.CallToolResult(
            content=[types.TextContent(text=str(error))], structured_content={"error": error.as_dict()}, is_error=True
        )
    texts = [found.text] if found.caveat in found.text else [found.text, found.caveat]
    return types.CallToolResult(
        content=[types.TextContent(text=text) for text in texts],
        structured_content={**found.content, "caveat": {"line": found.line, "text": found.caveat}},
    )


def serve(clinic: Clinic | None = None) -> None:
    """Answers a client on standard input and output until it leaves."""

    async def list_tools(_: Any, __: Any) -> types.ListToolsResult:
        return types.ListToolsResult(
            tools=[
                types.Tool(name=name, description=tool.about, input_schema=tool.arguments.model_json_schema())
                for name, tool in TOOLS.items()
            ]
        )

    async def call_tool(_: Any, params: Any) -> types.CallToolResult:
        return answer(params.name, params.arguments or {}, clinic)

    async def run() -> None:
        server = Server(_NAME, instructions=_INSTRUCTIONS, on_list_tools=list_tools, on_call_tool=call_tool)
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    anyio.run(run)
