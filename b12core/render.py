"""A suggestion as the note of a consultation: plan, why, objection, first dose, safety, follow-up, gaps, caveat."""

from __future__ import annotations

from b12core.everything_else import everything_else
from b12core.knowledge import Knowledge, load_knowledge, spelled_as
from b12core.note_writer import NoteWriter
from b12core.rulebook import rulebook_of
from b12core.suggestion import Missing, Monitoring, Reason, Regimen, Safety, Suggestion
from b12core.words import REGISTERS, Register

_SAID_ABOVE = ("draft", "missing", "against", "not_signed_off")
"""The parts of the caveat that stand in the note before it: in its one sentence, or under a title of their own."""
_SHORT = ("low", "borderline")
"""What results mean that show a shortage of something else than B12."""
_SAID_BY_SOURCES = "basis"
"""The part for which the list of sources and the name of the protocol stand in a clinician's note."""


def as_text(
    suggestion: Suggestion,
    register: Register = "clinician",
    everything: bool = False,
    knowledge: Knowledge | None = None,
) -> str:
    """The note for this reader; with `everything` all else that the suggestion holds. The caveat is whole and last."""
    spelled = spelled_as(knowledge or load_knowledge(), suggestion.knowledge.spelling)
    note = NoteWriter(suggestion, rulebook_of(spelled).words[REGISTERS.index(register)], everything)
    _plan(note)
    _why(note)
    _objection(note)
    _before(note)
    note.section("safety", [_safety(item, note) for item in suggestion.safety])
    _follow_up(note)
    note.section("missing", _gaps(note) if everything else _missing(note))
    if everything:
        everything_else(note)
    elif note.for_clinicians and note.citations.cited:
        note.space()
        note.write(f"{note.title('sources')}: {note.citations.short_list()}")
    _caveat(note)
    return note.text()


def _plan(note: NoteWriter) -> None:
    """The headline with what is urgent, the caveat in one sentence, and what else belongs to the plan."""
    suggestion = note.suggestion
    note.write(note.spoken(suggestion, "headline"))
    note.write(*(f"  {note.statement(item)}" for item in suggestion.referrals if item.urgency))
    if suggestion.urgency != "emergency":
        note.write(note.spoken(suggestion.confirmation, "line"))
    if suggestion.regimen is not None:
        note.section("options", _options(suggestion.regimen, note))
    if suggestion.appraisal is not None:
        in_use = suggestion.appraisal
        note.section("in_use", [note.statement(in_use) if note.everything else note.words.shown(in_use)])
    for dose in suggestion.considered:
        told = [note.spoken(dose, part) for part in ("title", "found", "not_found")]
        note.section("asked_for", [*told, note.cited(note.spoken(dose, "never_with"), dose)], _line(note))


def _options(regimen: Regimen, note: NoteWriter) -> list[str]:
    """The other regimens of the protocol; in a patient's short note those alone that are given in another way."""
    texts = regimen.options_text if note.for_clinicians else regimen.options_plain
    if note.for_clinicians or note.everything:
        return list(texts)
    way = regimen.steps[0].route
    return [text for text, option in zip(texts, regimen.options, strict=True) if option[0].route != way]


def _why(note: NoteWriter) -> None:
    """What speaks for it, what it changes and what was asked for; where there is no plan, all that decided."""
    suggestion = note.suggestion
    wanted = ("for", "changes") if suggestion.regimen is not None else ("for", "changes", "against")
    headline = note.spoken(suggestion, "headline")
    reasons = [reason for reason in suggestion.reasons if reason.effect in wanted or _stays(reason, note)]
    told = [note.statement(reason) for reason in reasons if note.words.shown(reason) not in headline]
    weighed = [note.statement(item) for item in suggestion.interpretation if not _objects(item, note)]
    note.section("why", [*told, *_short_of_something_else(note), *weighed])


def _stays(reason: Reason, note: NoteWriter) -> bool:
    """Whether a reason against is told though it is not the strongest objection: it answers what was asked for, or
    says that a result which decides may mislead (old, low on treatment).
    """
    about = any(path == "preferences" or path.startswith("labs.") for path in reason.because_of)
    return about and not _objects(reason, note)


def _short_of_something_else(note: NoteWriter) -> list[str]:
    """Results that ask for something beside B12, as entered and what they mean: a low folate."""
    return [
        note.title("result").format(
            result=f"{note.spoken(finding, 'name')} {finding.entered}", meaning=note.statement(finding)
        )
        for finding in note.suggestion.findings
        if finding.meaning in _SHORT
    ]


def _objects(item: object, note: NoteWriter) -> bool:
    """Whether a statement is the strongest reason against."""
    return getattr(item, "text", None) == note.suggestion.confirmation.strongest_reason_against


def _objection(note: NoteWriter) -> None:
    suggestion = note.suggestion
    against = [item for item in (*suggestion.reasons, *suggestion.interpretation) if _objects(item, note)]
    note.section("objection", [note.statement(item) for item in against[:1]])


def _before(note: NoteWriter) -> None:
    """What is done and confirmed before a dose is given."""
    suggestion = note.suggestion
    checks = [check for check in suggestion.monitoring if _is_before(check)]
    given = suggestion.appraisal is not None and suggestion.appraisal.change != "none_in_use"
    title = "before_first" if checks and not given else "before_given"
    items = [
        _without_title(note.statement(check) if note.everything else note.words.shown(check), note.title(title))
        for check in checks
    ]
    confirm = note.spoken(suggestion.confirmation, "to_confirm")
    if not (note.for_clinicians or note.everything):
        confirm = [item for item in confirm if item not in _always_confirmed(note)]
    if confirm:
        items.append(note.title("to_confirm").format(items="; ".join(confirm)))
    note.section(title, items)


def _always_confirmed(note: NoteWriter) -> set[str]:
    """What a prescriber confirms whatever the case, and pregnancy, which stands among what is not known.

    With patients the caveat's one sentence stands for it.
    """
    items = ("cause", "cause_unknown", "allergy", "leber", "product", "pregnancy")
    return {note.words.sentence("to_confirm", item) for item in items}


def _without_title(text: str, title: str) -> str:
    """A statement that opens as the title does (`Before the first dose: `), without that."""
    opening, colon, rest = text.partition(": ")
    return rest if colon and opening.split()[:3] == title.split()[:3] else text


def _is_before(check: Monitoring) -> bool:
    falls = check.from_start
    return falls is not None and falls.min == 0


def _safety(item: Safety, note: NoteWriter) -> str:
    """A safety statement under its level; a caution needs no such word for patients."""
    if item.level == "caution" and not note.for_clinicians:
        return note.statement(item)
    return f"{note.words.sentence('level', item.level)}: {note.statement(item)}"


def _follow_up(note: NoteWriter) -> None:
    """When what is checked next, and whom else to see."""
    suggestion = note.suggestion
    checks = [
        check
        for check in suggestion.monitoring
        if not _is_before(check) and (note.everything or note.words.register not in check.detail_for)
    ]
    items = [note.statement(item) for item in suggestion.referrals if not item.urgency]
    note.section("follow_up", [*items, *(_check(check, note) for check in checks)])


def _check(check: Monitoring, note: NoteWriter) -> str:
    """A check in a few words: what and when for clinicians, its first sentence for patients."""
    if note.everything:
        return note.statement(check)
    if note.for_clinicians:
        return note.title("check").format(what=check.what, due=check.when)
    return f"{check.plain.split('. ')[0].rstrip('.')}."


def _missing(note: NoteWriter) -> list[str]:
    """The inputs that are missing, by name: what decides, what can change the answer, the rest."""
    gaps = note.suggestion.missing
    groups = (
        ("needed", [gap for gap in gaps if gap.decisive]),
        ("changing", [gap for gap in gaps if gap.changes_answer and not gap.decisive]),
        ("other", [gap for gap in gaps if not gap.changes_answer and not gap.decisive]),
    )
    return [
        note.title(name).format(fields=", ".join(_gap(gap, note) for gap in group)) for name, group in groups if group
    ]


def _gaps(note: NoteWriter) -> list[str]:
    """The inputs that are missing, each with why it matters and what would help."""
    return [
        note.title("gap").format(
            field=note.words.field(gap.field), why=gap.why, would_help=gap.would_help, plain=gap.plain
        )
        for gap in note.suggestion.missing
    ]


def _gap(gap: Missing, note: NoteWriter) -> str:
    name = note.words.field(gap.field)
    return note.title("asked").format(field=name) if gap.status == "not_known" else name


def _line(note: NoteWriter) -> str:
    line: str = note.spoken(note.suggestion.confirmation, "line")
    return line


def _caveat(note: NoteWriter) -> None:
    """The whole caveat, without what stands above: its one sentence, the objection and the gaps."""
    suggestion, words = note.suggestion, note.words
    confirmation = suggestion.confirmation
    whole = confirmation.text if note.for_clinicians else confirmation.plain
    note.space()
    note.lines.append(note.title("caveat"))
    note.lines += [line for line in whole.splitlines() if not _stands_above(line, note)]
    stamp = suggestion.knowledge
    if not (note.for_clinicians or note.everything):
        return
    note.lines.append(
        note.title("stamp").format(
            version=stamp.version, sha=stamp.sha256[:12], protocol=words.protocol(suggestion.protocol)
        )
    )


def _stands_above(line: str, note: NoteWriter) -> bool:
    """Whether the note has said a line of the caveat in a part of its own; in an emergency it has no such parts."""
    if note.suggestion.urgency == "emergency":
        return False
    parts = (*_SAID_ABOVE, _SAID_BY_SOURCES) if note.for_clinicians and note.citations.cited else _SAID_ABOVE
    opening = [note.words.sentence("confirmation", part).partition("{")[0] for part in parts]
    return any(line.startswith(words) for words in opening)
