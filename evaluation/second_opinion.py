"""What the second opinion makes of messages that it was not fitted to, and the score from which on it asks.

The rule of that score: cross-validation over the wordings of `data/red_flags`; of the calm ones that were written
without sight of the rules, at most ASKED_OF_CALM may be asked about.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedKFold

from evaluation.intents import training_examples
from second_opinion.classifier import DangerClassifier
from second_opinion.examples import examples_of
from second_opinion.settings import settings
from second_opinion.wordings import Wording, wordings

FOLDS = 5
ASKED_OF_CALM = 0.06
"""The share of calm messages that may bring the question."""

ALARMS = ("red_flag", "crisis")


def ordinary_messages() -> list[str]:
    """The examples of the intents that are no call for help, as the training takes them."""
    return [example.text for example in training_examples() if example.intents[0] not in ALARMS]


@cache
def fitted() -> DangerClassifier:
    """The second opinion fitted to all wordings, as `make train` does."""
    return DangerClassifier.fit(examples_of(wordings(), ordinary_messages()))


def asks_about_signs(text: str) -> bool:
    """Whether a text that is no wording of ours would be asked about."""
    return fitted().opinion(text).score >= settings().ask_from


@cache
def cross_validated() -> tuple[tuple[Wording, float], ...]:
    """Each wording with its score by a second opinion that never saw it."""
    ours = wordings()
    ordinary = ordinary_messages()
    strata = [f"{wording.side} {wording.by_rules}" for wording in ours]
    scores: NDArray[np.float64] = np.zeros(len(ours))
    for seen, unseen in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(strata, strata):
        classifier = DangerClassifier.fit(examples_of([ours[place] for place in seen], ordinary))
        for place in unseen:
            scores[place] = classifier.opinion(ours[place].text).score
    return tuple(zip(ours, scores.tolist(), strict=True))


def ask_from() -> float:
    """The score that the rule gives, to be written into `second_opinion/settings.yml`."""
    calm = [score for wording, score in cross_validated() if not wording.urgent and not wording.by_rules]
    return float(np.quantile(calm, 1 - ASKED_OF_CALM))


if __name__ == "__main__":
    threshold = ask_from()
    print(f"ask_from: {threshold:.2f}")
    for urgent in (True, False):
        for by_rules in (True, False):
            found = [s for w, s in cross_validated() if w.urgent is urgent and w.by_rules is by_rules]
            share = np.mean([score >= threshold for score in found])
            print(f"urgent {urgent}, by rules {by_rules}: asked {share:.3f} of {len(found)}")
