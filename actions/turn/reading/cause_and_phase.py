"""Phase, cause and operation as they are named in a message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.core import knowledge
from actions.facts.draft import Draft, Note
from actions.facts.facts import ON_TREATMENT
from actions.facts.loading import STARTING, longest_loading_interval, set_phase
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import add_cause, remove_cause, set_cause
from actions.questions.catalogue import question
from b12core.identifiers import CAUSES, PHASES, PROCEDURES
from education.ways import ways_of

MEDICINE_CAUSES = ("metformin", "acid_suppression", "other_medicine")
"""Causes that are also medicines: a cause only where the cause was asked for, and not by "I take metformin" alone."""


def read_phases(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the phase; `not sure` counts only where the phase was asked for.

    One that is only implied, as by how often B12 is given, gives way to one that is told, and changes none that is
    known: where they differ it is asked about. That no B12 was ever given settles it.
    """
    asked = turn.asked == "phase"
    own = [m for m in mentions if m.is_own and not m.negated and not m.historical and m.id in PHASES]
    certain = {m.id for m in own if not m.uncertain}
    named = set(certain) or {m.id for m in own}
    none_given = any(m.type == "doses_given" and m.id == "none" and m.is_own for m in turn.mentions)
    if not asked:
        named.discard("unsure")
    if len(named) > 1:
        named.discard("unsure")
    if len(named) != 1:
        return
    phase = named.pop()
    if asked or (certain and none_given) or not _differs(draft, phase, turn):
        set_phase(draft, phase)
        return
    draft.put("phase", None)
    draft.drop("closed", "phase")
    draft.note("contradiction", "phase", None, None, "phase")


def _differs(draft: Draft, phase: str, turn: Turn) -> bool:
    """Whether another phase is known, which no correction changes."""
    known = not draft.facts.stopped and draft.facts.phase in (STARTING, ON_TREATMENT)
    return known and draft.facts.phase != phase and turn.intent not in ("correct", "change")


def read_phase_from_use(draft: Draft, turn: Turn) -> None:
    """Takes the phase from the treatment in use where nothing else tells it: injections that were stopped, or whose
    interval is longer than any source's loading, are no start. A schedule that is still to begin tells nothing.
    """
    contradicted = any(note.kind == "contradiction" and note.about == "phase" for note in draft.notes)
    if (
        contradicted
        or draft.facts.phase is not None
        or turn.asked not in (None, "interval")
        or turn.intent not in _TELLING
    ):
        return
    ways = ways_of("actions.turn")
    told = ("injections_stopped", "on_it_already")
    stopped = turn.asked is None and any(ways[way].is_said_in(turn.text) for way in told)
    in_use = any(note.about == "interval" and note.kind == "set" for note in draft.notes)
    long_gaps = in_use and (draft.facts.interval_days or 0) > longest_loading_interval()
    if stopped or (long_gaps and not ways["to_begin"].is_said_in(turn.text)):
        draft.put("phase", "maintenance")
        draft.notes.insert(0, Note("set", "phase", "phases", None, "maintenance"))


_TELLING = frozenset({"inform", "correct", "start_plan", "nlu_fallback"})


def read_causes(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up every cause that is named: the first is the cause, the others count beside it; an uncertain one is said.

    A correction replaces what it takes back, and all that was named where it takes nothing back by name.
    """
    correcting = _replaces(mentions, turn)
    asked = turn.asked == "cause" or (correcting and question("cause").is_named_in(turn.text))
    usable = [m for m in mentions if m.is_own and m.id in CAUSES]
    if ways_of("actions.turn")["diet_of_before"].is_said_in(turn.text):
        for mention in (m for m in usable if m.id == "dietary" and not m.negated):
            draft.note("past", mention.text)
        usable = [m for m in usable if m.id != "dietary" or m.negated]
    if turn.asked != "cause":
        over = [m for m in usable if not m.negated and _is_over(m, turn)]
        for mention in over:
            draft.note("past", mention.text)
        usable = [m for m in usable if m not in over]
    for mention in usable:
        if mention.negated or _is_not_established(mention, turn):
            remove_cause(draft, mention.id)
    said = draft.facts.cause is None and names_no_reason(turn)
    named = [m for m in usable if not m.negated and (asked or _is_a_cause(m, turn) or (said and m.id == "unknown"))]
    suspected = turn.asked == "cause" and _SUSPECTED.search(turn.text) is not None
    named = [m for m in named if suspected or not (m.uncertain and m.id in MEDICINE_CAUSES)]
    left_open = ways_of("actions.turn")["begins_as_not_known"].is_said_in(turn.text)
    for mention in named:
        if mention.uncertain and (not asked or left_open or _is_not_established(mention, turn)):
            draft.note("uncertain_cause", mention.id, "causes")
    guessed = asked and not left_open
    sure = [m for m in named if not m.uncertain or (guessed and not _is_not_established(m, turn))]
    certain = list(dict.fromkeys(m.id for m in sure))
    if turn.asked == "cause" and left_open and not certain:
        certain = ["unknown"]
    if turn.asked == "cause" and not left_open and not _IN_USE.search(turn.text):
        certain += [cause for cause in _named_as_medicines(turn) if cause not in certain]
    if len(certain) > 1:
        certain = [cause for cause in certain if cause != "unknown"]
    if certain and (correcting or (asked and draft.facts.cause is not None)):
        _replace(draft, certain[0], [m.id for m in mentions if m.retracted])
    for cause in certain:
        add_cause(draft, cause)


def _is_not_established(mention: Mentioned, turn: Turn) -> bool:
    """Whether it is said of a cause that it is not established: it counts as none, also where it was put down."""
    way = ways_of("actions.turn")["is_not_established"].naming(re.escape(mention.text))
    return mention.uncertain and way.is_said_in(turn.text)


_SUSPECTED = re.compile(
    r"\b(?:thinks?|reckons?|suspects?|blames?|believes?|puts? (?:it|this) down to|did (?:it|this))\b", re.IGNORECASE
)
"""Somebody's judgement why the level is low, said where the cause was asked for: `doc thinks it's the metformin`."""

_CURABLE = frozenset({"h_pylori", "fish_tapeworm", "bacterial_overgrowth"})
"""Infections that are gone once they were treated, so that one of long ago explains no shortage of now."""


def _is_over(mention: Mentioned, turn: Turn) -> bool:
    """Whether a curable cause is told as one that somebody had or was treated for, where no cause was asked for."""
    clause = re.split(r"[.;!?\n]", turn.text[: mention.start])[-1] + mention.text
    behind = re.split(r"[,.;!?\n]", turn.text[mention.start + len(mention.text) :])[0]
    return mention.id in _CURABLE and (
        mention.historical or ways_of("actions.turn")["had_it"].is_said_in(clause + behind)
    )


def _replaces(mentions: Sequence[Mentioned], turn: Turn) -> bool:
    """Whether a cause is to replace another: the message takes one back, or corrects and is about nothing else."""
    if any(m.retracted for m in mentions):
        return True
    alone = all(m.type == "cause" for m in turn.mentions) or question("cause").is_named_in(turn.text)
    return turn.intent in ("correct", "change") and alone and not _BESIDE.search(turn.text)


_BESIDE = re.compile(r"\b(?:also|too|as well|besides|in addition|another|both|on top)\b", re.IGNORECASE)
"""What says that a cause is named beside another one."""


def _replace(draft: Draft, cause: str, taken_back: Sequence[str]) -> None:
    """Puts a cause in the place of what was taken back, or of everything where that names none of the causes."""
    known = draft.facts.all_causes
    replaced = [named for named in known if named in taken_back]
    if not replaced or draft.facts.cause in replaced:
        set_cause(draft, cause, beside=[other for other in known if replaced and other not in replaced])
        return
    for other in replaced:
        remove_cause(draft, other)


def _is_a_cause(mention: Mentioned, turn: Turn) -> bool:
    """Whether a mention counts although no cause was asked for: a medicine only where it is blamed for the shortage."""
    if mention.id == "unknown":
        return False
    return mention.id not in MEDICINE_CAUSES or _is_blamed(mention.text, turn.text)


def _named_as_medicines(turn: Turn) -> list[str]:
    """The causes that medicines are, where the answer to the question for the cause names them: `my metformin`."""
    terms = knowledge().vocabulary.terms["medicines"]
    named = [m.id for m in turn.mentions if m.type == "medicine" and m.is_own and not m.negated and m.id in terms]
    return [cause for medicine in named for kind, cause in _CAUSE_OF_CLASS.items() if kind in terms[medicine].classes]


_CAUSE_OF_CLASS = {"metformin": "metformin", "acid_suppressant": "acid_suppression"}

_IN_USE = re.compile(r"\b(?:on|takes?|taking|use|using)\b", re.IGNORECASE)
"""What says of a medicine that it is taken, and not that it is the cause."""


def _is_blamed(medicine: str, text: str) -> bool:
    """Whether a medicine is named as the cause: `from metformin`, `metformin-induced`, and not `on metformin`."""
    named = re.escape(medicine)
    return bool(medicine) and re.search(_BLAMED.format(named=named), text, re.IGNORECASE) is not None


_BLAMED = (
    r"\b(?:because of|due to|caused by|from|secondary to|thanks to|down to|blamed? (?:it )?on|cause\s*(?:is|was|:))"
    r"\W+(?:(?:the|my|his|her|taking|long[- ]?term|years of|being on)\W+){{0,3}}{named}\b"
    r"|\b{named}\W*(?:[- ]induced|[- ]related|[- ]associated|(?:(?:that|which|has|have)\W+)*caused|is to blame|"
    r"is the cause)\b"
)


def names_no_reason(turn: Turn) -> bool:
    """Whether it is said that the cause is not known, by that name: `no idea why`, where `no idea` answers anything."""
    unknown = any(mention.type == "cause" and mention.id == "unknown" for mention in turn.mentions)
    return unknown and _REASON.search(turn.text) is not None


_REASON = re.compile(
    r"\b(?:why|cause|reason)\b"
    r"(?:\W*$|\s*[,;.!]|[^.!?]{0,20}\b(?:(?:have|got|get) (?:it|this)|b-?12|low|deficien\w*)\b)",
    re.IGNORECASE,
)
"""The reason for the deficiency, and none for being tired."""


def read_procedures(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up which operation it was."""
    named = [m.id for m in mentions if m.is_own and not m.negated and m.id in PROCEDURES]
    if len(set(named)) == 1 and draft.facts.cause_detail.get("procedure") != named[0]:
        draft.put("cause_detail", {**draft.facts.cause_detail, "procedure": named[0]})
        draft.reopen("procedure")
        draft.note("set", "procedure", "procedures", None, named[0])
