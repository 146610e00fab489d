"""Medicines typed in answer to the question for them: unknown names are kept as they were typed."""

from __future__ import annotations

import re

from actions.facts.draft import Draft
from actions.facts.said import Turn
from actions.questions.catalogue import question
from actions.turn.answers import plain
from actions.turn.denials import answers_to


def answer_medicines(draft: Draft, turn: Turn) -> None:
    """Keeps what was named; one name leaves the question open for others, a list or a second answer closes it."""
    before = len(draft.facts.medicines) - sum(note.vocabulary == "medicines" for note in draft.notes)
    keep_typed_medicines(draft, turn)
    named = sum(note.vocabulary == "medicines" for note in draft.notes)
    item = question("medicines")
    whole = ALL_NAMED.search(plain(turn.text)) is not None and answers_to(item, turn, draft)
    if named > 1 or (named and (before > 0 or whole)):
        draft.close("medicines")
    elif whole and before > 0 and "medicines" not in draft.facts.closed:
        item.take_none(draft)


def keep_typed_medicines(draft: Draft, turn: Turn) -> None:
    """Keeps short names in answer to the medicines question that the reader does not know, as they were typed."""
    text = AFTER_THE_LAST.sub("", turn.text)
    for mention in turn.mentions:
        if mention.text:
            text = text.replace(mention.text, ",")
    for part in re.split(r",|;|\n|\band\b|\bplus\b", text):
        name = LEAD_IN.sub("", LEAD_IN.sub("", part.strip())).strip(" .!")
        if ALL_NAMED.search(plain(name)) or NO_NAME.search(name):
            continue
        if 3 <= len(name) <= 60 and len(name.split()) <= 3 and name[0].isalpha() and name not in draft.facts.medicines:
            draft.add("medicines", name)
            draft.note("yes", name, "medicines")


ALL_NAMED = re.compile(r"\b(?:only|just|that'?s (?:all|it|everything)|nothing else|no others?)\b", re.IGNORECASE)
"""Words that say that no other medicine is in use."""

AFTER_THE_LAST = re.compile(
    r"\b(?:that'?s (?:all|it|everything)|nothing else|no others?)\b.*", re.IGNORECASE | re.DOTALL
)
"""What follows such words is no medicine any more."""

NO_NAME = re.compile(
    r"\?|\b(?:i|i'?m|me|my|you|it|its|is|are|was|what|why|how|when|who|where|can|could|do|does|will|should|not|yes|no|none|nothing|apart|except|besides)\b",
    re.IGNORECASE,
)
"""What tells a question or a remark from the name of a medicine."""

LEAD_IN = re.compile(
    r"^(i\s+(also\s+)?(take|use|have)|i'?m\s+(also\s+)?on|i am on|just|also|only|taking|on|the|my|an?)\b\s*",
    re.IGNORECASE,
)
