"""What the short note leaves to be asked for: results in detail, other reasons, checks, gaps, protocols, sources."""

from __future__ import annotations

from b12core.note_writer import NoteWriter
from b12core.suggestion import Finding


def everything_else(note: NoteWriter) -> None:
    """Adds all that the suggestion holds and that the note has not said yet."""
    suggestion, words = note.suggestion, note.words
    line = note.spoken(suggestion.confirmation, "line")
    if suggestion.regimen is not None:
        against = [reason for reason in suggestion.reasons if reason.effect == "against"]
        note.section("also_against", [note.statement(reason) for reason in against])
    note.section("results", [note.cited(_result(finding, note), finding) for finding in suggestion.findings])
    note.section("trends", [note.statement(trend) for trend in suggestion.trends])
    note.section("expect", [note.statement(item) for item in suggestion.expect])
    note.section(
        "would_change",
        [
            note.cited(
                note.title("would_be").format(
                    condition=note.spoken(change, "condition"), then=note.spoken(change, "then")
                ),
                change,
            )
            for change in suggestion.would_change
        ],
        line,
    )
    note.section(
        "alternatives",
        [
            note.cited(f"{words.protocol(other.protocol)}: {note.spoken(other, 'summary')}", other)
            for other in suggestion.alternatives
        ],
        line,
    )
    note.section("sources", note.citations.whole_list())


def _result(finding: Finding, note: NoteWriter) -> str:
    """A result as entered and converted, with what it means."""
    converted = f" ({finding.converted})" if finding.converted else ""
    result = f"{note.spoken(finding, 'name')} {finding.entered}{converted}"
    return note.title("result").format(result=result, meaning=note.words.shown(finding))
