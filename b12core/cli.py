"""The command `b12core`: a case file in, a suggestion out; the protocols; a check of the knowledge.

What only one of its subcommands needs is imported there, so that a suggestion does not wait for calendars and checks.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from b12core.clinic import Clinic, check_clinic, parse_clinic
from b12core.engine import DEFAULT_PROTOCOL, parse_case, suggest
from b12core.errors import B12CoreError, CaseError
from b12core.knowledge import Knowledge, load_knowledge
from b12core.schedule import HORIZON_DAYS, build_schedule
from b12core.words import REGISTERS

EXIT_CASE = 2
EXIT_KNOWLEDGE = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit code: 0, 1 for bad knowledge, 2 for a bad case."""
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except CaseError as error:
        print(json.dumps({"error": error.as_dict()}) if arguments.json else f"b12core: {error}", file=sys.stderr)
        return EXIT_CASE
    except B12CoreError as error:
        print(f"b12core: {error}", file=sys.stderr)
        return EXIT_KNOWLEDGE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="b12core", description="Explained B12 dosing suggestions for a clinician to confirm."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    case = commands.add_parser("suggest", help="the suggestion for a case (JSON)")
    case.add_argument("file", help="the case as JSON; - for standard input")
    case.add_argument("--protocol", help=f"protocol id (default {DEFAULT_PROTOCOL})")
    case.add_argument("--text", action="store_true", help="for people, in place of JSON: the note of a consultation")
    case.add_argument("--all", action="store_true", help="--text with everything else that the JSON holds")
    case.add_argument("--trace", action="store_true", help="the judgement step by step, as a tree")
    case.set_defaults(run=_suggest)
    side_by_side = commands.add_parser("compare", help="a case under every protocol, side by side")
    side_by_side.add_argument("file", help="the case as JSON; - for standard input")
    side_by_side.set_defaults(run=_compare)
    dates = commands.add_parser("schedule", help="the regimen of a case as dates")
    dates.add_argument("file", help="the case as JSON; - for standard input")
    dates.add_argument("--protocol", help=f"protocol id (default {DEFAULT_PROTOCOL})")
    dates.add_argument(
        "--start", required=True, type=dt.date.fromisoformat, metavar="DATE", help="first day, YYYY-MM-DD"
    )
    dates.add_argument("--days", type=int, default=HORIZON_DAYS, help="how far ahead (default %(default)s days)")
    dates.add_argument("--ics", metavar="FILE", help="write a calendar file as well")
    dates.add_argument("--svg", metavar="FILE", help="write a picture of the schedule as well")
    dates.set_defaults(run=_schedule)
    protocols = commands.add_parser("protocols", help="the protocols, where they are from and how sure")
    protocols.add_argument("--markdown", action="store_true", help="every line as a page (docs/protocols.md)")
    protocols.set_defaults(run=_protocols)
    check = commands.add_parser("check-knowledge", help="whether every entry is whole, sourced and reachable")
    check.add_argument("--record", action="store_true", help="write down what the version of the rules stands for")
    check.set_defaults(run=_check)
    server = commands.add_parser(
        "mcp", help="serve language models over standard input and output (needs b12core[mcp])"
    )
    server.set_defaults(run=_mcp)
    for command in (case, side_by_side, dates, server):
        command.add_argument(
            "--clinic", metavar="FILE", help="the clinic's settings (default protocol, sign-off, country's spelling)"
        )
    for command in (case, side_by_side, dates):
        command.add_argument(
            "--register", choices=REGISTERS, default="clinician", help="for whom the text is (default %(default)s)"
        )
    for command in (case, side_by_side, dates, protocols, check, server):
        command.add_argument("--json", action="store_true", help="for programs")
    return parser


def _suggest(arguments: argparse.Namespace) -> int:
    case = parse_case(_read_json(arguments.file))
    suggestion = suggest(case, arguments.protocol, clinic=_clinic(arguments))
    if arguments.trace:
        from b12core.trace import trace

        sys.stdout.write(trace(case, suggestion.protocol))
    elif arguments.text:
        from b12core.render import as_text

        sys.stdout.write(as_text(suggestion, arguments.register, arguments.all))
    else:
        print(suggestion.model_dump_json(indent=2, by_alias=True))
    return 0


def _clinic(arguments: argparse.Namespace) -> Clinic | None:
    if not arguments.clinic:
        return None
    clinic = parse_clinic(_read_text(arguments.clinic))
    check_clinic(clinic, load_knowledge().protocols)
    return clinic


def _compare(arguments: argparse.Namespace) -> int:
    from b12core.comparison import compare
    from b12core.comparison_text import comparison_text

    case, clinic = parse_case(_read_json(arguments.file)), _clinic(arguments)
    rows = compare(case, clinic=clinic, register=arguments.register)
    if arguments.json:
        print(json.dumps([dataclasses.asdict(row) for row in rows], indent=2))
    else:
        number = clinic.emergency_number if clinic else None
        sys.stdout.write(comparison_text(rows, arguments.register, emergency_number=number))
    return 0


def _schedule(arguments: argparse.Namespace) -> int:
    from b12core.schedule_export import as_calendar, as_picture, schedule_text

    case = parse_case(_read_json(arguments.file))
    last_dose = case.treatment.last_dose_on if case.treatment else None
    suggestion = suggest(case, arguments.protocol, clinic=_clinic(arguments))
    schedule = build_schedule(suggestion, arguments.start, last_dose, arguments.days)
    for file, make in ((arguments.ics, as_calendar), (arguments.svg, as_picture)):
        if file:
            Path(file).write_bytes(make(schedule))
    if arguments.json:
        print(schedule.model_dump_json(indent=2))
    else:
        sys.stdout.write(schedule_text(schedule, arguments.register))
    return 0


def _read_json(file: str) -> object:
    text = sys.stdin.read() if file == "-" else _read_text(file)
    try:
        content: object = json.loads(text, object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise CaseError("file", "JSON", place, "Correct the JSON and try again.") from error
    return content


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object of these fields. Raises CaseError for a field that stands twice, where JSON would drop one."""
    content: dict[str, object] = {}
    for field, value in pairs:
        if field in content:
            got = f"{json.dumps(content[field])} and {json.dumps(value)}"
            raise CaseError(field, "one value", got, "Say which of the two holds.")
        content[field] = value
    return content


def _read_text(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise CaseError(
            "file", "a file that can be read, or -", f"{file} ({error.strerror})", "Check the path."
        ) from error


def _protocols(arguments: argparse.Namespace) -> int:
    from b12core.protocol_pages import protocol_pages, protocol_row

    protocols = load_knowledge().protocols.values()
    if arguments.markdown:
        sys.stdout.write(protocol_pages(load_knowledge()))
        return 0
    if arguments.json:
        print(json.dumps([protocol_row(protocol, DEFAULT_PROTOCOL) for protocol in protocols], indent=2))
        return 0
    for protocol in protocols:
        default = " (default)" if protocol.id == DEFAULT_PROTOCOL else ""
        print(
            f"{protocol.id}{default}: {protocol.title} [{protocol.country}, {protocol.status}, {protocol.confidence}]"
        )
    return 0


def _mcp(arguments: argparse.Namespace) -> int:
    try:
        from b12core.mcp_server import serve
    except ModuleNotFoundError as error:
        raise B12CoreError(f"the server needs {error.name}, which comes with b12core[mcp]: install that") from error
    serve(_clinic(arguments))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from b12core.knowledge.checks import check_knowledge
    from b12core.knowledge.deciding import unrecorded
    from b12core.situation import known_facts

    knowledge = load_knowledge()
    if arguments.record:
        return _record(knowledge)
    problems = [*check_knowledge(knowledge, known_facts(knowledge)), *unrecorded(knowledge)]
    if arguments.json:
        print(json.dumps({"problems": [str(problem) for problem in problems]}, indent=2))
    else:
        for problem in problems:
            print(problem)
        size = (
            f"{len(knowledge.protocols)} protocols, {len(knowledge.sources)} sources, version {knowledge.meta.version}"
        )
        print(f"{size}: {len(problems) or 'no'} problem{'' if len(problems) == 1 else 's'}")
    return EXIT_KNOWLEDGE if problems else 0


def _record(knowledge: Knowledge) -> int:
    """Writes the digest of what decides beside a version that has none yet; a version never gets another one."""
    from b12core.knowledge.deciding import digest_now, recorded

    version = knowledge.meta.version
    known = recorded(knowledge).get(version)
    if known not in (None, digest_now()):
        raise B12CoreError(f"version {version} stands for other rules: raise `version` in meta.yml first")
    if known is None:
        with (Path(__file__).parent / "knowledge" / "versions.yml").open("a", encoding="utf-8") as file:
            file.write(f'- {{version: "{version}", decides: {digest_now()}}}\n')
    print(f"version {version}: {digest_now()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
