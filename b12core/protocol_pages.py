"""The protocols as a page for people who check them: every line with its causes, doses, sources and confidence."""

from __future__ import annotations

from typing import Any

from b12core.identifiers import CAUSES
from b12core.knowledge import Knowledge
from b12core.knowledge.line_schema import ProtocolEntry, RegimenRule, SilentRule
from b12core.knowledge.schema import Sourced, SourcedWords, SourceEntry
from b12core.rulebook import rulebook_of
from b12core.words import Words

_INTRODUCTION = """# The protocols, line by line

Made from `b12core/knowledge/protocols/` by `uv run b12core protocols --markdown`; edit those files, not this page.
No protocol ships as signed off: a clinician has to read the sources before a clinic uses it.
"""


_NOT_STATED = "not stated in the text read."


def protocol_pages(knowledge: Knowledge) -> str:
    """All protocols as one Markdown page, with the sources they cite."""
    words = rulebook_of(knowledge).words[0]
    parts = [_INTRODUCTION]
    cited: set[str] = set()
    for protocol in knowledge.protocols.values():
        parts.append(_page(protocol, words))
        said = [words for words in (protocol.oral, protocol.switching, protocol.stopping) if words is not None]
        lines: list[Sourced | SourcedWords] = [protocol, *protocol.rules, *protocol.silent, *said]
        for line in lines:
            cited.update(line.sources)
    parts.append("## Sources\n")
    parts += [_source(cite, knowledge) for cite in sorted(cited)]
    return "\n".join(parts) + "\n"


def protocol_row(protocol: ProtocolEntry, default: str) -> dict[str, Any]:
    """One protocol as JSON: whose it is, from where and when, how sure, and whether it is the default."""
    return {
        "id": protocol.id,
        "title": protocol.title,
        "authority": protocol.authority,
        "country": protocol.country,
        "year": protocol.year,
        "status": protocol.status,
        "confidence": protocol.confidence,
        "sources": list(protocol.sources),
        "default": protocol.id == default,
    }


def _page(protocol: ProtocolEntry, words: Words) -> str:
    year = f", {protocol.year}" if protocol.year else ""
    lines = [
        f"## {protocol.id}\n",
        f"{protocol.title}. {protocol.authority} ({protocol.country}{year}; {protocol.status}; {protocol.confidence}).",
        f"{protocol.about.clinician}\n",
        "| line | stage | causes | nerve signs | for | gives | or | lasts | sources | confidence |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(rule, words) for rule in protocol.rules]
    lines.append("")
    for asked, said in (
        ("Tablets in place of injections", protocol.oral),
        ("When it moves on", protocol.switching),
        ("When it may stop", protocol.stopping),
    ):
        lines.append(f"- {asked}: {f'{said.clinician} [{_cited(said)}]' if said else _NOT_STATED}")
    for silent in protocol.silent:
        lines.append(
            f"- Silent (`{silent.id}`): {_stages(silent)}, {_causes(silent, words)}, nerve signs "
            f"{_yes(silent)}, for {_people(silent)}: {silent.clinician} [{', '.join(silent.sources)}]"
        )
    lines.append(f"- Anywhere else: {protocol.silence.clinician}\n")
    return "\n".join(lines)


def _cited(said: SourcedWords) -> str:
    return ", ".join(said.sources)


def _row(rule: RegimenRule, words: Words) -> str:
    lasts = "as the cause" if rule.duration == "by_cause" else words.sentence("duration", rule.duration)
    cells = (
        f"`{rule.id}`",
        _stages(rule),
        _causes(rule, words),
        _yes(rule),
        _people(rule),
        words.regimen(rule.steps),
        "; ".join(words.regimen(option) for option in rule.options),
        lasts,
        ", ".join(rule.sources),
        rule.confidence + (f"; its source names {rule.extended.source_names.clinician}" if rule.extended else ""),
    )
    return f"| {' | '.join(cells)} |"


def _stages(line: RegimenRule | SilentRule) -> str:
    return ", ".join(line.stage)


def _causes(line: RegimenRule | SilentRule, words: Words) -> str:
    if set(line.causes) >= set(CAUSES) - {"hereditary"}:
        return "every cause"
    return ", ".join(words.name("causes", cause) for cause in line.causes)


def _people(line: RegimenRule | SilentRule) -> str:
    """Whom a line is for, by severity and by pregnancy or breastfeeding."""
    severity = {"any": "", "severe": "severe", "not_severe": "not severe"}[line.severity]
    expecting = {"any": "", "yes": "pregnant or breastfeeding", "no": "not pregnant or breastfeeding"}[line.expecting]
    return ", ".join(filter(None, (severity, expecting))) or "everybody"


def _yes(line: RegimenRule | SilentRule) -> str:
    return "yes" if line.nerve_involvement else "no"


def _source(cite: str, knowledge: Knowledge) -> str:
    source = knowledge.sources[cite]
    year = source.year or "year not stated"
    where = ". ".join(filter(None, (f"{source.publisher}, {year}, {source.country}", source.canonical)))
    stands = "" if source.status == "current" else f" {_status(source)}"
    return f"- **{cite}**: {source.title}. {where}.{stands} Read: {source.read}."


def _status(source: SourceEntry) -> str:
    """How a source stands that is no longer current: since when, and what has taken its place."""
    since = f" since {source.status_on}" if source.status_on else ""
    note = f" {source.status_note.clinician}" if source.status_note else ""
    return f"**{source.status.capitalize()}{since}.**{note}"
