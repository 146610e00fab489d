"""How often the intent of a message is understood: by cross-validation, on labelled lists, and on out-of-scope text.

The classifier is fitted here on the examples of `data/nlu`, as in training; no dialogue model has to be trained for it.
`python -m evaluation.intents` prints the table, `--compare` the candidates that were tried, `--failures` the texts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from b12core.knowledge import load_knowledge
from b12nlu import read
from b12nlu.intents import decide_intent
from deploy.questions import questions_as_training_data
from evaluation.scoring import Row, as_table, not_measured, read_json_lines
from intents.classifier import IntentClassifier

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / ".." / "shared" / "corpus"
FOLDS = 5
MACRO_F1_GOAL = 0.92
OUT_OF_SCOPE_GOAL = 0.95
FALLBACK = "nlu_fallback"

Fit = Callable[[Sequence[str], Sequence[str]], Any]


@dataclass(frozen=True)
class Example:
    """A text, the intents that are right for it, and whether people could disagree about them."""

    text: str
    intents: tuple[str, ...]
    debatable: bool = False


@dataclass(frozen=True)
class Verdict:
    """What became of one example."""

    example: Example
    found: str

    @property
    def right(self) -> bool:
        """Whether one of the right intents was found."""
        return self.found in self.example.intents


@cache
def names() -> dict[str, Any]:
    """Other people's labels in our terms, from `intent_names.yml`."""
    content: dict[str, Any] = yaml.safe_load((ROOT / "evaluation" / "intent_names.yml").read_text(encoding="utf-8"))
    return content


def training_examples(folder: Path = ROOT / "data" / "nlu") -> list[Example]:
    """The examples that the classifier is trained with, the questions of `data/faq` among them."""
    found: list[Example] = []
    written = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yml"))]
    for content in (*written, questions_as_training_data(ROOT)):
        for item in yaml.load(content, Loader=yaml.CSafeLoader).get("nlu", []):
            texts = [line.removeprefix("- ") for line in item["examples"].splitlines()]
            found += [Example(text, (item["intent"],)) for text in texts]
    return found


def held_out_examples(file: Path) -> list[Example]:
    """A labelled list, each line with `text`, `intent` and perhaps `debatable`."""
    right = names()["held_out"]
    return [
        Example(row["text"], tuple(right.get(row["intent"], [row["intent"]])), bool(row.get("debatable")))
        for row in read_json_lines(file)
    ]


def fitted(examples: Sequence[Example], fit: Fit = IntentClassifier.fit) -> Any:
    """A classifier fitted to examples."""
    return fit([example.text for example in examples], [example.intents[0] for example in examples])


def cross_validated(examples: Sequence[Example], fit: Fit = IntentClassifier.fit, rounds: int = FOLDS) -> list[Verdict]:
    """Each example judged by a classifier that was fitted without its fifth; fewer rounds judge fewer fifths."""
    return [
        verdict for classifier, unseen in _held_back(examples, fit, rounds) for verdict in judged(classifier, unseen)
    ]


def _held_back(examples: Sequence[Example], fit: Fit, rounds: int) -> Iterator[tuple[Any, list[Example]]]:
    """For each round a classifier, and the fifth of the examples that it was fitted without."""
    intents = [example.intents[0] for example in examples]
    splits = StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(intents, intents)
    for _, (known, unseen) in zip(range(rounds), splits, strict=False):
        yield fitted([examples[place] for place in known], fit), [examples[place] for place in unseen]


def judged(classifier: Any, examples: Iterable[Example]) -> list[Verdict]:
    """The classifier's own intent for each example, whatever its confidence."""
    examples = list(examples)
    rankings = classifier.rankings([example.text for example in examples])
    return [Verdict(example, ranking[0][0]) for example, ranking in zip(examples, rankings, strict=True)]


def understood(classifier: Any, examples: Iterable[Example]) -> list[Verdict]:
    """The intent that the dialogue acts on: with the fallback below its threshold, and with the reader's word."""
    settings = {part["name"].split(".")[-1]: part for part in _pipeline()}
    sure, apart = (settings["FallbackClassifier"][key] for key in ("threshold", "ambiguity_threshold"))
    threshold = float(settings["ClinicalReader"].get("threshold", 0.4))
    emergencies = load_knowledge().emergency_symptoms
    verdicts: list[Verdict] = []
    examples = list(examples)
    rankings = classifier.rankings([example.text for example in examples])
    for example, ((intent, first), (_, second), *_rest) in zip(examples, rankings, strict=True):
        found, confidence = (intent, first) if first >= sure and first - second >= apart else (FALLBACK, 1 - first)
        decided = decide_intent(
            example.text, read(example.text), found, confidence, emergency_symptoms=emergencies, threshold=threshold
        )
        verdicts.append(Verdict(example, decided or found))
    return verdicts


def accuracy(verdicts: Sequence[Verdict]) -> float:
    """The share of verdicts that are right."""
    return float(np.mean([verdict.right for verdict in verdicts]))


def macro_f1(verdicts: Sequence[Verdict]) -> float:
    """The mean over the intents that were expected of their F1."""
    expected = [verdict.example.intents[0] for verdict in verdicts]
    found = [verdict.example.intents[0] if verdict.right else verdict.found for verdict in verdicts]
    return float(f1_score(expected, found, labels=sorted(set(expected)), average="macro", zero_division=0))


def cross_validation_rows(rounds: int = FOLDS) -> list[Row]:
    """Macro-F1 on examples that were held back from the classifier, for it alone and as the dialogue acts."""
    alone: list[Verdict] = []
    acted_on: list[Verdict] = []
    for classifier, unseen in _held_back(training_examples(), IntentClassifier.fit, rounds):
        alone += judged(classifier, unseen)
        acted_on += understood(classifier, [_as_acted_on(example) for example in unseen])
    source = f"{FOLDS}-fold cross-validation, {rounds} folds"
    return [_f1_row(f"{source}, classifier alone", alone), _f1_row(f"{source}, as acted on", acted_on)]


def _as_acted_on(example: Example) -> Example:
    intents = tuple(names()["acted_on"].get(example.intents[0], example.intents))
    return Example(example.text, intents, example.debatable)


def held_out_rows(classifier: Any, file: Path) -> list[Row]:
    """Macro-F1 on a labelled list, for the classifier alone and as the dialogue acts."""
    if not file.exists():
        return [not_measured("intents", str(file), "no such file")]
    examples = held_out_examples(file)
    plain = [example for example in examples if not example.debatable]
    return [
        _f1_row(f"{file.parent.name}/{file.name}, classifier alone", judged(classifier, plain)),
        _f1_row(f"{file.parent.name}/{file.name}, as acted on", understood(classifier, plain)),
        _f1_row(f"{file.parent.name}/{file.name}, as acted on, debatable ones too", understood(classifier, examples)),
    ]


def out_of_scope_examples(corpus: Path = CORPUS) -> list[Example]:
    """What the corpus holds that the assistant has to decline."""
    beginnings = tuple(names()["out_of_scope_hints"])
    declining = tuple(names()["declining"])
    rows = read_json_lines(corpus / "oos.jsonl")
    return [Example(row["text"], declining) for row in rows if row["intent_hint"].startswith(beginnings)]


def out_of_scope_rows(classifier: Any, corpus: Path = CORPUS) -> list[Row]:
    """How much of what is out of scope is declined, and how much is at least left to the FAQ's own judgement."""
    if not (corpus / "oos.jsonl").exists():
        return [not_measured("out-of-scope recall", "corpus", "no corpus")]
    verdicts = understood(classifier, out_of_scope_examples(corpus))
    kinds = Counter(_kind(verdict) for verdict in verdicts)
    declined = kinds["declined"] / len(verdicts)
    handled = 1 - kinds["taken otherwise"] / len(verdicts)
    counts = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return [
        Row("out-of-scope recall, declined at once", "corpus", declined, counts),
        Row("out-of-scope recall, FAQ and emergencies included", "corpus", handled, counts, _goal(handled, 0.95)),
    ]


def all_rows(held_out: Sequence[Path] = (), corpus: Path = CORPUS, rounds: int = FOLDS) -> list[Row]:
    """Every row about intents."""
    classifier = fitted(training_examples())
    rows = cross_validation_rows(rounds)
    for file in held_out:
        rows += held_out_rows(classifier, file)
    return rows + out_of_scope_rows(classifier, corpus)


def failures(verdicts: Iterable[Verdict]) -> list[str]:
    """A line for each wrong verdict: what was expected, what was found, the text."""
    wrong = sorted((v.example.intents[0], v.found, v.example.text) for v in verdicts if not v.right)
    return [f"{expected:18} {found:18} {text}" for expected, found, text in wrong]


def _kind(verdict: Verdict) -> str:
    if verdict.right:
        return "declined"
    if verdict.found in names()["left_to_the_faq"]:
        return "left to the FAQ"
    return "emergency" if verdict.found in names()["outranking"] else "taken otherwise"


def _f1_row(source: str, verdicts: Sequence[Verdict]) -> Row:
    wrong = sum(not verdict.right for verdict in verdicts)
    counts = f"accuracy {accuracy(verdicts):.3f}; {wrong} of {len(verdicts)} wrong"
    return Row("intents macro-F1", source, macro_f1(verdicts), counts, _goal(macro_f1(verdicts), MACRO_F1_GOAL))


def _goal(value: float, goal: float) -> str:
    return f"≥ {goal:g}: {'met' if value >= goal else 'MISSED'}"


def _pipeline() -> list[dict[str, Any]]:
    content = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    return list(content["pipeline"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table, or the wrong verdicts, or the comparison of candidates."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.intents", description="Measures the intents.")
    parser.add_argument("held_out", nargs="*", type=Path, help="labelled lists (.jsonl) to measure on")
    parser.add_argument("--rounds", type=int, default=FOLDS, help="folds to judge (5)")
    parser.add_argument("--compare", action="store_true", help="measure the candidates that were tried")
    parser.add_argument("--failures", action="store_true", help="print the texts that were misunderstood")
    options = parser.parse_args(arguments)
    if options.compare:
        from evaluation.intent_candidates import comparison_rows

        print(as_table(comparison_rows(options.held_out, options.rounds)))
    elif options.failures:
        classifier = fitted(training_examples())
        lists = [held_out_examples(file) for file in options.held_out]
        if (CORPUS / "oos.jsonl").exists():
            lists.append(out_of_scope_examples())
        for examples in lists:
            print("\n".join(failures(understood(classifier, examples))))
    else:
        print(as_table(all_rows(options.held_out, rounds=options.rounds)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
