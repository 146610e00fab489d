"""How well the clinical reader finds labs, symptoms, causes and facts, on held-out text and on the corpus.

Held-out files are `labs.jsonl`, `symptoms.jsonl`, `causes.jsonl` and `facts.jsonl`, each line a text with what a blind
author expects of it, in the ids of the design. The corpus was annotated with other names; `corpus_names.yml` maps them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from b12core.knowledge import load_knowledge
from b12nlu import Mention, read
from evaluation.scoring import Row, Score, not_measured, read_json_lines, score_rows

CORPUS = Path(__file__).resolve().parents[1] / ".." / "shared" / "corpus"
CORPUS_FILES = ("patient.jsonl", "clinical.jsonl", "oos.jsonl")
KINDS = ("labs", "symptoms", "causes", "facts")
GOALS = {"labs": 0.97, "symptoms": 0.93, "causes": 0.93}
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375}
_MCG = {"mcg": 1.0, "mg": 1000.0}
_INTERVAL_TOLERANCE = 1.5
"""Days by which "every month" may differ, as 28, 30 and 31 are all months."""


def held_out_scores(folder: Path) -> list[Score]:
    """A score for each held-out file of a folder, and for symptoms also one with every flag."""
    scores: list[Score] = []
    for kind in KINDS:
        path = folder / f"{kind}.jsonl"
        if path.exists():
            entries = [entry for entry in read_json_lines(path) if not entry.get("debatable")]
            scores += _SCORED[kind](entries, folder.name)
    return scores


def held_out_rows(folder: Path) -> list[Row]:
    """The table's rows for a folder of held-out files; one saying so where there are none."""
    scores = held_out_scores(folder)
    if not scores:
        return [not_measured("reader", str(folder), "no held-out files")]
    return [row for score in scores for row in score_rows(score)]


def corpus_rows(corpus: Path = CORPUS) -> list[Row]:
    """The table's rows for the corpus; one saying so where it is not there."""
    if not (corpus / CORPUS_FILES[0]).exists():
        return [not_measured("reader", "corpus", "no corpus")]
    return [row for score in corpus_scores(corpus) for row in score_rows(score)]


def corpus_scores(corpus: Path) -> list[Score]:
    """Labs, symptoms and causes of the corpus, where its names can be said in ours."""
    scores = {kind: Score(kind, "corpus") for kind in ("labs", "symptoms", "causes")}
    for name in CORPUS_FILES:
        for entry in read_json_lines(corpus / name):
            mentions = read(entry["text"])
            for kind, score in scores.items():
                _add_corpus(score, kind, entry, mentions)
    return list(scores.values())


def _add_corpus(score: Score, kind: str, entry: Mapping[str, Any], mentions: Sequence[Mention]) -> None:
    names = corpus_names()[kind]
    type_ = {"labs": "lab_value", "symptoms": "symptom", "causes": "cause"}[kind]
    wanted: set[Hashable] = set()
    doubtful: set[Hashable] = set()
    for entity in entry["entities"]:
        if entity["type"] != type_:
            continue
        name, _, value = str(entity.get("value")).partition("=")
        ids = names.get(name)
        if ids is None:
            continue
        facts = {(ids[0], _corpus_result(value) if kind == "labs" else bool(entity["negated"]))}
        # A topic, another person's or a past finding is no fact of the writer; either way of reading it is left out.
        (doubtful if entity.get("status") or len(ids) > 1 else wanted).update(
            facts if not entity.get("status") else {(i, flag) for i in ids for flag in (True, False)}
        )
        if len(ids) > 1 and not entity.get("status"):
            doubtful.update((i, bool(entity["negated"])) for i in ids)
    known = {i for ids in names.values() if ids for i in ids}
    if kind == "labs":
        got: set[Hashable] = {(m.id, _result(m)) for m in mentions if m.type == "lab" and m.id in known}
    else:
        got = {(m.id, m.negated) for m in mentions if m.type == kind[:-1] and m.id in known and _is_said(m)}
    score.add(entry["text"], wanted, got - (doubtful - wanted))


def _is_said(mention: Mention) -> bool:
    return not (mention.historical or mention.hypothetical or mention.retracted or mention.subject == "other")


def _corpus_result(value: str) -> Hashable:
    number = value.split()[0].replace("_", " ") if value else ""
    try:
        return float(number)
    except ValueError:
        return {"low normal": "normal"}.get(number, number)


_COUNTED_IN_THOUSANDS = frozenset({"platelets", "white_cells", "neutrophils"})
_TYPED_IN_FULL = 1000
"""A cell count from here on was typed per microlitre ("26,000"); the annotator noted it in thousands."""


def _result(mention: Mention) -> Hashable:
    if not isinstance(mention.value, float):
        return mention.word or mention.value
    in_full = mention.id in _COUNTED_IN_THOUSANDS and mention.unit is None and mention.value >= _TYPED_IN_FULL
    return mention.value / _TYPED_IN_FULL if in_full else mention.value


@cache
def corpus_names() -> dict[str, dict[str, list[str] | None]]:
    """For each kind, the corpus annotator's names with the ids that they may stand for; none where we have no id."""
    text = (Path(__file__).parent / "corpus_names.yml").read_text(encoding="utf-8")
    names: dict[str, dict[str, list[str] | None]] = yaml.safe_load(text)
    return names


def _labs(entries: Iterable[Mapping[str, Any]], source: str) -> list[Score]:
    score, whole = Score("labs", source, goal=GOALS["labs"]), Score("labs with comparator", source)
    for entry in entries:
        wanted = [lab for lab in entry["labs"] if not lab.get("retracted")]
        # Somebody else's results and supposed ones are listed by nobody; a reader that marks them as such is right.
        got = [
            m
            for m in read(entry["text"])
            if m.type == "lab" and not (m.retracted or m.hypothetical or m.subject == "other")
        ]
        score.add(entry["text"], map(_wanted_lab, wanted), map(_found_lab, got))
        whole.add(
            entry["text"],
            [(*_wanted_lab(lab), lab.get("comparator")) for lab in wanted],
            [(*_found_lab(m), m.comparator) for m in got],
        )
    return [score, whole]


_SAME_UNIT = {"mL/min": "mL/min/1.73m2", "10^3/uL": "10^9/L", "IU/L": "U/L"}
"""Units that authors write for ours."""


def _unit(written: str | None) -> str | None:
    """An author's unit as the reader spells it; both micro signs are its "u"."""
    plain = None if written is None else written.replace("\u00b5", "u").replace("\u03bc", "u")
    return _SAME_UNIT.get(str(plain), plain)


def _wanted_lab(lab: Mapping[str, Any]) -> tuple[Hashable, ...]:
    value = lab.get("value")
    return (lab["analyte"], lab.get("word") if value is None else _number(value), _unit(lab.get("unit")))


def _found_lab(mention: Mention) -> tuple[Hashable, ...]:
    return (mention.id, mention.word if mention.value is None else _number(mention.value), mention.unit)


def _number(value: float | str) -> float | str:
    return float(value) if isinstance(value, int | float) else value


def _symptoms(entries: Iterable[Mapping[str, Any]], source: str) -> list[Score]:
    own, whole = Score("symptoms", source, goal=GOALS["symptoms"]), Score("symptoms with every flag", source)
    for entry in entries:
        got = [m for m in read(entry["text"]) if m.type == "symptom"]
        wanted = entry["symptoms"]
        own.add(
            entry["text"],
            {(s["id"], bool(s["negated"])) for s in wanted if _is_own_symptom(s)},
            {(m.id, m.negated) for m in got if _is_said(m)},
        )
        whole.add(
            entry["text"],
            {(s["id"], *(s.get(flag) or False for flag in _FLAGS), s.get("subject", "self")) for s in wanted},
            {(m.id, m.negated, m.historical, m.hypothetical, m.subject) for m in got},
        )
    return [own, whole]


_FLAGS = ("negated", "historical", "hypothetical")


def _is_own_symptom(symptom: Mapping[str, Any]) -> bool:
    return symptom.get("subject") != "other" and not symptom.get("historical") and not symptom.get("hypothetical")


def _causes(entries: Iterable[Mapping[str, Any]], source: str) -> list[Score]:
    score = Score("causes", source, goal=GOALS["causes"])
    for entry in entries:
        score.add(
            entry["text"],
            {(cause["id"], bool(cause["negated"]), cause.get("subject", "self")) for cause in entry["causes"]},
            {(m.id, m.negated, m.subject) for m in read(entry["text"]) if m.type == "cause" and not m.hypothetical},
        )
    return [score]


def _facts(entries: Iterable[Mapping[str, Any]], source: str) -> list[Score]:
    score = Score("facts", source)
    for entry in entries:
        wanted: set[Hashable] = set()
        for key, value in entry["facts"].items():
            wanted |= set(_fact_items(key, value))
        keys = {item[0] for item in wanted if isinstance(item, tuple)}
        found = {item for item in _found_facts(read(entry["text"])) if item[0] in keys or item[0] not in _OPTIONAL}
        score.add(entry["text"], wanted, _near(found, wanted))
    return [score]


_OPTIONAL = frozenset({"route", "phase", "product"})
"""Facts that a text may also state without being marked for them."""


def _fact_items(key: str, value: Any) -> Iterable[tuple[Hashable, ...]]:
    if key in ("medicines", "medicines_negated"):
        return [("medicines", _generic(str(name)), key == "medicines_negated") for name in value]
    if key == "conditions":
        return [("conditions", condition["id"], bool(condition["negated"])) for condition in value]
    if key in ("pregnancy", "breastfeeding"):
        return [] if value is None else [(key, bool(value))]
    return [] if value is None else [(key, float(value) if isinstance(value, int | float) else value)]


def _found_facts(mentions: Iterable[Mention]) -> list[tuple[Hashable, ...]]:
    found: list[tuple[Hashable, ...]] = []
    for m in mentions:
        if m.subject == "other" or m.hypothetical or m.retracted or (m.historical and m.type != "medicine"):
            continue
        if m.type in ("medicine", "other_drug"):
            found.append(("medicines", _generic(m.id if m.type == "medicine" else m.text), m.negated or m.historical))
        elif m.type == "condition":
            found.append(("conditions", m.id, m.negated))
        elif m.type == "pregnancy":
            found.append(("pregnancy" if m.id == "pregnant" else "breastfeeding", not m.negated))
        elif m.type in ("phase", "sex", "product", "route") and not m.negated:
            found.append((m.type, m.id))
        elif m.type == "age" and isinstance(m.value, float):
            found.append(("age", m.value))
        elif m.type == "dose" and isinstance(m.value, int | float) and m.unit in _MCG:
            found.append(("dose_mcg", m.value * _MCG[m.unit]))
        elif m.type == "interval" and isinstance(m.value, int | float) and m.unit in _DAYS:
            found.append(("interval_days", m.value * _DAYS[m.unit]))
    return found


def _near(found: Iterable[tuple[Hashable, ...]], wanted: Iterable[Hashable]) -> set[Hashable]:
    """The found facts, with an interval that is a day off counted as the expected one."""
    result: set[Hashable] = set()
    expected = [item for item in wanted if isinstance(item, tuple) and item[0] == "interval_days"]
    for item in found:
        close = [
            w
            for w in expected
            if item[0] == "interval_days" and abs(float(str(w[1])) - float(str(item[1]))) <= _INTERVAL_TOLERANCE
        ]
        result.add(close[0] if close else item)
    return result


def _generic(name: str) -> str:
    """The id of a medicine by any of its names; the name itself where the vocabulary does not have it."""
    term = load_knowledge().medicine(name)
    return term.id if term else name.casefold()


_SCORED: Mapping[str, Callable[[Iterable[Mapping[str, Any]], str], list[Score]]] = {
    "labs": _labs,
    "symptoms": _symptoms,
    "causes": _causes,
    "facts": _facts,
}
