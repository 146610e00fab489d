"""Whether a typed message is nothing but options of the open question, as a list sends those that were ticked in it."""

from __future__ import annotations

import re

from actions.facts.facts import Facts
from actions.questions.question import Question
from actions.saying.wording import sentences

_BETWEEN = re.compile(r"[\s,;.]+|\band\b")


def is_ticked_list(item: Question, text: str, facts: Facts) -> bool:
    """Whether every word of the text belongs to an option of the question."""
    titles = [offer.title for offer in item.offers(facts)] + [sentences()["rest_of_the_list"]]
    left = text.casefold()
    for title in sorted(
        {t.casefold() for each in titles for t in (each.patient, each.clinician)}, key=len, reverse=True
    ):
        left = left.replace(title, "")
    return not _BETWEEN.sub("", left)
