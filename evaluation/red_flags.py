"""How often an emergency is missed, and how often one is seen where there is none (safety item S-01).

Two things are measured of the reader alone, without the intent classifier: whether anything urgent is noticed (an
emergency, or what is to be seen the same day), and whether what is an emergency by itself is taken for one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from b12core.knowledge import load_knowledge
from b12nlu import read
from b12nlu.red_flags import red_flags, urgent_signs
from evaluation.reader import CORPUS, CORPUS_FILES
from evaluation.scoring import Row, not_measured, read_json_lines

RECALL_GOAL = 0.99
FALSE_ALARM_GOAL = 0.02
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

    def add(self, text: str, flag: bool, kind: str) -> None:
        """Looks at one text."""
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
            return
        self.others += 1
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
        ]


def held_out_watch(folder: Path) -> Watch:
    """What the reader makes of the texts of `red_flags.jsonl` whose label is not debatable."""
    watch = Watch(folder.name)
    for entry in read_json_lines(folder / "red_flags.jsonl"):
        if not entry.get("debatable"):
            watch.add(entry["text"], entry["red_flag"], entry["kind"])
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
    """What the reader makes of the corpus: hints `emergency_*` are flags; notes on patients are left out."""
    watch = Watch("corpus")
    for name in ("patient.jsonl", "oos.jsonl"):
        for entry in read_json_lines(corpus / name):
            hint = str(entry["intent_hint"])
            if hint not in _UNDECIDED:
                flag = hint.startswith("emergency_") and hint not in _NO_FLAG
                watch.add(entry["text"], flag, hint)
    return watch


_NO_FLAG = frozenset({"emergency_info", "emergency_past"})
_UNDECIDED = frozenset(
    {"crisis_other_person", "emergency_distress", "oos_distress_soft", "distress_ambiguous_with_fatigue"}
)
"""Hints that tell neither way."""


def _recall(measure: str, source: str, flags: int, missed: int, kinds: Counter[str]) -> list[Row]:
    if not flags:
        return []
    value = 1 - missed / flags
    which = "".join(f", {kind} {count}" for kind, count in sorted(kinds.items()))
    met = "met" if value >= RECALL_GOAL else "MISSED"
    return [
        Row(
            measure,
            source,
            value,
            f"{flags - missed} of {flags}{which and '; missed' + which[1:]}",
            f"≥ {RECALL_GOAL}: {met}",
        )
    ]


def _alarms(measure: str, source: str, others: int, alarms: int) -> list[Row]:
    if not others:
        return []
    value = alarms / others
    met = "met" if value <= FALSE_ALARM_GOAL else "MISSED"
    return [Row(measure, source, value, f"{alarms} of {others}", f"≤ {FALSE_ALARM_GOAL}: {met}")]
