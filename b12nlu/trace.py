"""Why each mention is what it is, in plain words: what found it, and for each flag the reason, the words and the rule.

The sentences stand in `rules/meanings.yml`, under a rule's id or under the file in which the rule stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from b12core.knowledge.vocabulary import KINDS
from b12nlu.because import ACUTE, CALMED, FOUND, Because
from b12nlu.mention import Mention, Reference
from b12nlu.qualifiers.rule import SIGN_FILES
from b12nlu.text.words import rule_file

_LABEL = {
    FOUND: "found",
    ACUTE: "an emergency",
    CALMED: "no emergency",
    "negated": "denied",
    "uncertain": "in doubt",
    "historical": "past",
    "hypothetical": "not stated as real",
    "retracted": "taken back",
    "subject": "somebody else's",
}
"""What each flag says, in words."""
_LISTS = ("constructions", "others", "words")
"""The rule files whose words have a heading and no rule each."""


_OF_A_UNIT = ("/", "%", " per ", "fl", "fL", "ratio")
"""What a unit is written with, in the words of a result that hold one."""


def trace(mentions: Sequence[Mention]) -> Iterator[str]:
    """The lines of a tree: each mention with its words, whether it counts, and what makes it so, with the rule; where
    there is no mention, a line that says so.
    """
    if not mentions:
        yield "no mention: it was read, and nothing in it is a fact of a case"
    for mention in mentions:
        yield f'{_named(mention)}, from "{mention.text}" [{mention.start}-{mention.end}]'
        yield f"  {_state(mention)}"
        if mention.reference is not None:
            yield f"  the report prints beside it: {_printed(mention.reference)}"
        if mention.type == "lab" and mention.value is not None:
            yield from _of_a_result(mention)
        yield from _reasons(mention)


def _reasons(mention: Mention) -> Iterator[str]:
    """A line for each flag, or for several that have the same reasons."""
    labels: dict[str, list[str]] = {}
    for flag, label in _LABEL.items():
        told = {reason.cue: reason for reason in reversed(mention.because) if reason.flag == flag}
        reasons = [f'{meaning(reason)} ("{cue}", {_place(reason)})' for cue, reason in reversed(told.items())]
        if reasons:
            labels.setdefault("; ".join(reasons), []).append(label)
    for reason, named in labels.items():
        yield f"  {' and '.join(named)}: {reason}"


def _of_a_result(mention: Mention) -> Iterator[str]:
    """What a result does not tell in the words that are quoted: where its unit comes from, and how it was judged."""
    if mention.unit is None and isinstance(mention.value, float):
        yield "  no unit is told with it"
    elif mention.unit is not None and not any(mark in mention.text for mark in _OF_A_UNIT):
        yield f"  unit: {mention.unit} stands elsewhere in the message, or is the only one that this test is given in"
    if mention.word is not None:
        yield f"  told as {mention.word} by whoever wrote"


def meaning(reason: Because) -> str:
    """What a reason means, in plain words: that of its rule, or else of all rules of its file.

    Raises KeyError where neither is told.
    """
    meanings: dict[str, str] = rule_file("meanings")
    file = reason.rule.partition(".")[0]
    group = f"signs.{reason.flag}" if file in SIGN_FILES else "vocabulary" if file in KINDS else file
    return meanings[next((key for key in (reason.rule, file) if key in meanings), group)]


def _place(reason: Because) -> str:
    """Where to look a reason up: a rule by its id, or what the vocabulary and the lists have, by file and name."""
    file = reason.rule.partition(".")[0]
    return f"{'entry' if file in KINDS or file in _LISTS else 'rule'} {reason.rule}"


def _named(mention: Mention) -> str:
    """The type and what it is, each said once ("age: 80", "symptom falls", "lab mma: 812 nmol/L")."""
    value = f"{mention.value:g}" if isinstance(mention.value, float) else mention.value
    word = mention.word if value is None else None
    said = " ".join(str(part) for part in (mention.comparator, value, mention.unit, word) if part is not None)
    name = mention.type if mention.id in (mention.type, mention.value, "none") else f"{mention.type} {mention.id}"
    return f"{name}: {said}" if said else name


def _state(mention: Mention) -> str:
    emergency = any(reason.flag == ACUTE for reason in mention.because)
    if mention.is_current:
        doubt = ", but in doubt" if mention.uncertain else ""
        if mention.ask:
            return "does not count yet: an emergency that is asked about"
        return f"counts as an emergency{doubt}" if emergency else f"counts{doubt}"
    flags = [_LABEL[flag] for flag in mention.flags if flag != "uncertain"]
    now = "; of now, so it is an emergency for that person" if emergency else ""
    return f"does not count: {', '.join(flags)}{now}"


def _printed(reference: Reference) -> str:
    ends = [f"{name} {end:g}" for name, end in (("from", reference.min), ("up to", reference.max)) if end is not None]
    range_ = [f"its reference range, {' '.join([*ends, reference.unit or '']).strip()}"] if ends else []
    return "; ".join([*range_, *([f'the flag "{reference.flag}"'] if reference.flag else [])])
