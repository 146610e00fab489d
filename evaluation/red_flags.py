"""How often an emergency is missed, and how often one is seen where there is none (safety item S-01).

Rules and second opinion are measured apart and together. Of the reader's rules, without the intent classifier:
whether anything urgent is noticed (an emergency, or what is to be seen the same day), and whether what is an emergency
by itself is taken for one. Of the second opinion: whether it would have the urgent signs asked about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from b12core.knowledge import load_knowledge
from b12nlu import read
from b12nlu.qualifiers.red_flags import red_flags, urgent_signs
from evaluation.reader import CORPUS, CORPUS_FILES
from evaluation.scoring import Row, not_measured, read_json_lines
from evaluation.second_opinion import ASKED_OF_CALM, asks_about_signs, cross_validated
from second_opinion.settings import settings

RECALL_GOAL = 0.99
FALSE_ALARM_GOAL = 0.02
TOGETHER_GOAL = 0.95
DISTURBED_GOAL = 0.08
SAME_DAY_KINDS = frozenset({"gait", "limb_weakness", "bladder_bowel", "dangerous_counts", "sight_loss"})
"""Kinds of which the knowledge asks for the same day, and for an emergency only where it came suddenly."""


@dataclass
class Watch:
    """What became of the texts with and without a red flag."""

    source: str
    flags: int = 0
    others: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    """Kind and text of each flag that went unnoticed."""
    not_as_emergency: list[tuple[str, str]] = field(default_factory=list)
    false_alarms: list[tuple[str, str]] = field(default_factory=list)
    """What was seen, and the text."""
    false_emergencies: list[tuple[str, str]] = field(default_factory=list)
    emergencies: int = 0
    not_asked: list[tuple[str, str]] = field(default_factory=list)
    """Kind and text of each flag that the second opinion alone would not ask about."""
    left_unseen: list[tuple[str, str]] = field(default_factory=list)
    """Those that neither of the two sees."""
    asked_for_nothing: int = 0
    """Texts without a flag that the second opinion asks about."""
    disturbed: int = 0
    """Texts without a flag in which one of the two sees something."""

    def add(self, text: str, flag: bool, kind: str, asked: bool) -> None:
        """Looks at one text; `asked` is what the second opinion says of it."""
        mentions = read(text)
        urgent = urgent_signs(mentions)
        emergency = red_flags(mentions, load_knowledge().emergency_symptoms)
        if flag:
            self.flags += 1
            self.emergencies += kind not in SAME_DAY_KINDS
            if not urgent:
                self.missed.append((kind, text))
            if not emergency and kind not in SAME_DAY_KINDS:
                self.not_as_emergency.append((kind, text))
            if not asked:
                self.not_asked.append((kind, text))
            if not asked and not urgent:
                self.left_unseen.append((kind, text))
            return
        self.others += 1
        self.asked_for_nothing += asked
        self.disturbed += asked or bool(urgent)
        if urgent:
            self.false_alarms.append((", ".join(f"{m.id} ({m.text})" for m in urgent), text))
        if emergency:
            self.false_emergencies.append((", ".join(f"{m.id} ({m.text})" for m in emergency), text))

    def rows(self) -> list[Row]:
        """Recall and false alarms, urgent signs first, then emergencies."""
        kinds = Counter(kind for kind, _ in self.missed)
        return [
            *_recall("red flags noticed", self.source, self.flags, len(self.missed), kinds),
            *_alarms("false alarms", self.source, self.others, len(self.false_alarms)),
            *_recall("emergencies taken for one", self.source, self.emergencies, len(self.not_as_emergency), Counter()),
            *_alarms("false emergencies", self.source, self.others, len(self.false_emergencies)),
            *_recall(
                "red flags asked about by the second opinion alone",
                self.source,
                self.flags,
                len(self.not_asked),
                Counter(),
                goal=None,
            ),
            *_alarms(
                "its questions where there is none", self.source, self.others, self.asked_for_nothing, ASKED_OF_CALM
            ),
            *_recall(
                "red flags noticed or asked about",
                self.source,
                self.flags,
                len(self.left_unseen),
                Counter(kind for kind, _ in self.left_unseen),
                goal=TOGETHER_GOAL,
            ),
            *_alarms("alarms and questions together", self.source, self.others, self.disturbed, DISTURBED_GOAL),
        ]


def wordings_rows() -> list[Row]:
    """The table's rows for our own wordings by other hands, the second opinion by cross-validation."""
    watch = Watch("data/red_flags (cross-validation)")
    for wording, score in cross_validated():
        if not wording.by_rules:
            watch.add(wording.text, wording.urgent, wording.kind, asked=score >= settings().ask_from)
    return watch.rows()


def held_out_watch(folder: Path, asks: Callable[[str], bool] = asks_about_signs) -> Watch:
    """What rules and second opinion make of the texts of `red_flags.jsonl` whose label is not debatable."""
    watch = Watch(folder.name)
    for entry in read_json_lines(folder / "red_flags.jsonl"):
        if not entry.get("debatable"):
            watch.add(entry["text"], entry["red_flag"], entry["kind"], asks(entry["text"]))
    return watch


def held_out_rows(folder: Path) -> list[Row]:
    """The table's rows for a folder of held-out files; one saying so where there is none."""
    if not (folder / "red_flags.jsonl").exists():
        return [not_measured("red flags", str(folder), "no held-out file")]
    return held_out_watch(folder).rows()


def corpus_rows(corpus: Path = CORPUS) -> list[Row]:
    """The table's rows for the corpus, whose hints name the emergencies; one saying so where it is not there."""
    if not (corpus / CORPUS_FILES[0]).exists():
        return [not_measured("red flags", "corpus", "no corpus")]
    return corpus_watch(corpus).rows()


def corpus_watch(corpus: Path) -> Watch:
    """What rules and second opinion make of the corpus: hints `emergency_*` are flags; notes are left out."""
    watch = Watch("corpus")
    for name in ("patient.jsonl", "oos.jsonl"):
        for entry in read_json_lines(corpus / name):
            hint = str(entry["intent_hint"])
            if hint not in _UNDECIDED:
                flag = hint.startswith("emergency_") and hint not in _NO_FLAG
                watch.add(entry["text"], flag, hint, asks_about_signs(entry["text"]))
    return watch


_NO_FLAG = frozenset({"emergency_info", "emergency_past"})
_UNDECIDED = frozenset(
    {"crisis_other_person", "emergency_distress", "oos_distress_soft", "distress_ambiguous_with_fatigue"}
)
"""Hints that tell neither way."""


def _recall(
    measure: str, source: str, flags: int, missed: int, kinds: Counter[str], goal: float | None = RECALL_GOAL
) -> list[Row]:
    if not flags:
        return []
    value = 1 - missed / flags
    which = "".join(f", {kind} {count}" for kind, count in sorted(kinds.items()))
    met = "" if goal is None else f"≥ {goal}: {'met' if value >= goal else 'MISSED'}"
    return [
        Row(
            measure,
            source,
            value,
            f"{flags - missed} of {flags}{which and '; missed' + which[1:]}",
            met,
        )
    ]


def _alarms(measure: str, source: str, others: int, alarms: int, goal: float = FALSE_ALARM_GOAL) -> list[Row]:
    if not others:
        return []
    value = alarms / others
    met = "met" if value <= goal else "MISSED"
    return [Row(measure, source, value, f"{alarms} of {others}", f"≤ {goal}: {met}")]
