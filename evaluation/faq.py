"""How well a question finds its answer, for whoever changes the answers or the search.

`python -m evaluation.faq [FILE]` prints the table; FILE holds one JSON object a line, `{"text": …, "entries": [ids]}`,
with no ids for a question that no answer covers.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from education.content import Education, Theme, load_education
from education.retrieval import NOT_ANSWERED, SHOWN, Index
from evaluation.scoring import Row, as_table

FOLDS = 5
TOP_1_GOAL = 0.88
TOP_3_GOAL = 0.96


@dataclass(frozen=True)
class Question:
    """A question and the ids of the entries that answer it; none where no answer should be given."""

    text: str
    entries: frozenset[str]


def rows(labelled: Path | None = None, education: Education | None = None) -> list[Row]:
    """Top-1, top-3 and what became of the questions: by cross-validation over the paraphrases, and on a labelled file.

    Raises ValueError naming the line of the file that cannot be used.
    """
    education = education or load_education()
    held_out = [judged for fold in range(FOLDS) for judged in _without(education, fold)]
    found = _rows("paraphrases held back", held_out)
    if labelled is not None:
        index = Index.fit(education)
        questions = read_questions(labelled)
        started = time.perf_counter()
        judged = [_judge(index, question) for question in questions]
        spent = (time.perf_counter() - started) / max(len(judged), 1) * 1000
        found += [
            *_rows(labelled.name, judged),
            Row("answers: ms a question", labelled.name, spent, f"{len(judged)} questions"),
        ]
    return found


def read_questions(file: Path) -> list[Question]:
    """The labelled questions of a file."""
    questions = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            questions.append(Question(str(row["text"]), frozenset(row["entries"])))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{file}, line {number}: expected text and entries, got {line[:80]!r}") from error
    return questions


@dataclass(frozen=True)
class _Judged:
    covered: bool
    first: bool
    among_three: bool
    kind: str


def _without(education: Education, fold: int) -> Iterable[_Judged]:
    """Each paraphrase of a fold, judged by a search that never saw it."""
    kept, held = [], []
    for theme in education.themes:
        entries = []
        for entry in theme.entries:
            out = entry.asks[fold::FOLDS]
            held += [Question(text, frozenset({entry.id})) for text in out]
            asks = tuple(text for text in entry.asks if text not in out)
            entries.append(entry.model_copy(update={"asks": asks}))
        kept.append(Theme(id=theme.id, title=theme.title, entries=tuple(entries)))
    unseen = education.not_answered[fold::FOLDS]
    others = tuple(text for text in education.not_answered if text not in unseen)
    index = Index.fit(Education(themes=tuple(kept), not_answered=others))
    return [_judge(index, question) for question in [*held, *(Question(text, frozenset()) for text in unseen)]]


def _judge(index: Index, question: Question) -> _Judged:
    ids = [entry_id for entry_id, _ in index.ranked(question.text) if entry_id != NOT_ANSWERED][:SHOWN]
    found = index.find(question.text)
    right = found.kind == "answer" and found.ids[0] in question.entries
    return _Judged(
        covered=bool(question.entries),
        first=ids[0] in question.entries,
        among_three=bool(question.entries.intersection(ids)),
        kind="right answer" if right else found.kind,
    )


def _rows(source: str, judged: Sequence[_Judged]) -> list[Row]:
    covered = [item for item in judged if item.covered]
    others = [item for item in judged if not item.covered]

    def share(measure: str, of: Sequence[_Judged], hits: Sequence[bool], goal: float | None = None) -> Row:
        value = sum(hits) / len(of) if of else 0.0
        wanted = "" if goal is None else f"≥ {goal:g}: {'met' if value >= goal else 'MISSED'}"
        return Row(f"answers: {measure}", source, value, f"{sum(hits)} of {len(of)}", wanted)

    return [
        share("top-1", covered, [item.first for item in covered], TOP_1_GOAL),
        share("top-3", covered, [item.among_three for item in covered], TOP_3_GOAL),
        share("given at once, rightly", covered, [item.kind == "right answer" for item in covered]),
        share("given at once, wrongly", covered, [item.kind == "answer" for item in covered]),
        share("did you mean", covered, [item.kind == "did_you_mean" for item in covered]),
        share("unknown, though covered", covered, [item.kind == "unknown" for item in covered]),
        share("not covered, said unknown", others, [item.kind == "unknown" for item in others]),
        share("not covered, yet answered", others, [item.kind == "answer" for item in others]),
    ]


def main() -> int:
    """Prints the table; the labelled file is optional."""
    print(as_table(rows(Path(sys.argv[1]) if len(sys.argv) > 1 else None)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
