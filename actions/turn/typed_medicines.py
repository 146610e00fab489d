"""Medicines typed in answer to the question for them: unknown names are kept as they were typed."""

from __future__ import annotations

import re

from actions.facts.draft import Draft
from actions.facts.everyday_words import is_everyday
from actions.facts.said import Turn
from actions.questions.catalogue import question
from actions.turn.answers import plain
from actions.turn.denials import answers_to
from education.ways import ways_of


def answer_medicines(draft: Draft, turn: Turn) -> None:
    """Keeps what was named and closes the question, which asks for all names; what is known and named again says that
    there are no others.
    """
    before = len(draft.facts.medicines) - sum(note.vocabulary == "medicines" for note in draft.notes)
    if question("medicines").meant_by(turn.text) is None:
        keep_typed_medicines(draft, turn)
    named = sum(note.vocabulary == "medicines" for note in draft.notes)
    item = question("medicines")
    whole = ALL_NAMED.search(plain(turn.text)) is not None and answers_to(item, turn, draft)
    if named and not without_a_name(turn):
        draft.close("medicines")
    elif before > 0 and (whole or _names_known(draft, turn)) and "medicines" not in draft.facts.closed:
        item.take_none(draft)


def excepts_a_medicine(turn: Turn) -> bool:
    """Whether the answer to the medicines question takes something out of none: `none except an inhaler`."""
    return turn.asked == "medicines" and "?" not in turn.text and _ALL_BUT.search(turn.text) is not None


def without_a_name(turn: Turn) -> list[str]:
    """How the answer to the medicines question tells some by what they are for alone: their names are still wanted."""
    if turn.asked != "medicines" or turn.answers or "?" in turn.text:
        return []
    way = ways_of("actions.turn")["medicine_without_its_name"]
    found = [way.search(part) for part in _PARTS.split(turn.text)]
    return [told.group().strip() for told in found if told is not None]


def _names_known(draft: Draft, turn: Turn) -> bool:
    """Whether the answer names medicines that are known and nothing else."""
    named = [mention for mention in turn.mentions if mention.type == "medicine" and mention.is_own]
    return bool(named) and all(not m.negated and m.id in draft.facts.medicines for m in named)


def keep_typed_medicines(draft: Draft, turn: Turn) -> None:
    """Keeps names that the reader does not know in answer to the medicines question, as they were typed.

    Words of everyday English alone name none (`sometimes`, `till august`), but what is taken in a form (`eye drops`);
    what follows an allergy is not taken, and what is excepted from none is.
    """
    text = _ALLERGY.sub(",", AFTER_THE_LAST.sub("", _ALL_BUT.sub(",", turn.text)))
    for mention in turn.mentions:
        if mention.text and not (mention.type == "cause" and mention.uncertain):
            text = text.replace(mention.text, ",")
    for part in _PARTS.split(text):
        typed = LEAD_IN.sub("", LEAD_IN.sub("", part.strip())).strip(" .!")
        if ALL_NAMED.search(plain(typed)) or NO_NAME.search(typed):
            continue
        name = _name_in(typed)
        if 3 <= len(name) <= 60 and len(name.split()) <= 3 and name[0].isalpha() and name not in draft.facts.medicines:
            draft.add("medicines", name)
            draft.note("yes", name, "medicines")


_ALL_BUT = re.compile(
    r"^\W*(?:no|none|nope|nothing|nowt|nil|not|don'?t)\b[^.;]{0,25}?[,\s](?:except(?: for)?|apart from|"
    r"aside from|other than|besides|bar|but|save for)\b",
    re.IGNORECASE,
)
"""Words before what is taken after all: `none except an inhaler`."""

_PARTS = re.compile(r",|;|[.!]\s|\n|\band\b|\bplus\b")


def _name_in(typed: str) -> str:
    """The name within what was typed, without everyday words around it; nothing where those are all."""
    words = typed.split()
    if _TAKEN_IN_A_FORM.search(typed):
        return typed
    unusual = [place for place, word in enumerate(words) if not is_everyday(word.strip("().:!-"))]
    named = [place for place in unusual if words[place].strip("().:!-").isalpha() or len(words[place]) > _SHORTEST]
    return " ".join(words[named[0] : named[-1] + 1]) if named else ""


_SHORTEST = 3
"""Letters and digits that a name has at the least where it is no plain word (`B-complex`)."""

_TAKEN_IN_A_FORM = re.compile(
    r"^(?!(?:small|little|big|white|blue|pink|yellow|red|one|two|some|any|other|these|those|more)\b)[a-z'-]+\s+(?:[a-z'-]+\s+)?"
    r"(?:drops?|creams?|ointment|patch(?:es)?|spray|inhalers?|puffers?|tablets?|pills?|oil|thinners?|injections?|"
    r"vitamins?|supplements?|complex|powder|gel)$|^(?:multi)?vitamins?$|^supplements$|"
    r"^(?:inhalers?|puffers?|patch(?:es)?)$",
    re.IGNORECASE,
)
"""Everyday words that name what is taken by its form: `eye drops`, `water tablets`, `cod liver oil`."""

_ALLERGY = re.compile(
    r"\b(?:allergic|allerg(?:y|ies)|intolerant|sensitive)\b\s*(?:to|:|-|against)?[^.;!?\n]*|[^,.;!?\n]*\ballerg(?:y|ies)\b",
    re.IGNORECASE,
)
"""What somebody is allergic to, which is no medicine in use."""

ALL_NAMED = re.compile(
    r"\b(?:only|just|that'?s (?:all|it|everything)|(?:nothing|nowt|nothin) else|no others?)\b", re.IGNORECASE
)
"""Words that say that no other medicine is in use."""

AFTER_THE_LAST = re.compile(
    r"\b(?:that'?s (?:all|it|everything)|nothing else|no others?)\b.*", re.IGNORECASE | re.DOTALL
)
"""What follows such words is no medicine any more."""

NO_NAME = re.compile(
    r"\?|\b(?:i|i'?m|for|me|my|you|it|its|is|are|was|what|why|how|when|who|where|can|could|do|does|will|should|not|yes|no|none|nothing|nowt|owt|anything|anythin|nuthin|nothin|naught|nought|nada|zilch|summat|apart|except|besides)\b",
    re.IGNORECASE,
)
"""What tells a question or a remark from the name of a medicine."""

LEAD_IN = re.compile(
    r"^(?:(?:yes|yeah|yep|ok|well|maybe|perhaps|possibly|probably|i think)\b[\s,]*)?"
    r"(i\s+(also\s+)?(take|use|have)|i'?m\s+(also\s+)?on|i am on|just|also|only|taking|on|the|my|an?|some)?\b\s*",
    re.IGNORECASE,
)
