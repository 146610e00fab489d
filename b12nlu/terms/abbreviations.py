"""Whether a short form, or a word that is a fact only by itself, stands for its term: "PA", "SOB", "starting"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from b12nlu.terms.lexicon import Lexicon
from b12nlu.terms.pattern import Pattern, Word


def is_shouting(doc: Doc) -> bool:
    """Whether a message is written in capitals, which then show no abbreviation."""
    letters = [token for token in doc if token.is_alpha and len(token) > 3]
    return len(letters) > 1 and all(token.is_upper for token in letters)


def is_abbreviation(
    pattern: Pattern, doc: Doc, words: Sequence[Word], at: int, lexicon: Lexicon, shouting: bool
) -> bool:
    """Whether a short form stands for its term: in capitals and not disowned, or claimed by the words around it."""
    if not doc[words[at].token].is_alpha:
        return False
    guard = lexicon.guards.get(pattern.capitals or "", {})
    before = words[at - 1].fold if at and not words[at].after_break else ""
    after = words[at + 1].fold if at + 1 < len(words) and not words[at + 1].after_break else ""
    if before in guard.get("not_after", ()) or after in guard.get("not_before", ()):
        return False
    aged = after in guard.get("no_number_behind", ()) and at + 2 < len(words) and words[at + 2].fold.isdigit()
    if aged:
        return False
    number_follows = "number_next" in guard and after[:1].isdigit()
    if "needs_next" in guard and after not in guard["needs_next"] and not number_follows:
        return False
    if "small_before_number" in guard and number_follows and not before[:1].isdigit():
        return True
    token = doc[words[at].token]
    item = "as_item" in guard and at > 0 and words[at].after_break and not after
    if item and token.text == pattern.capitals and not shouting:
        return True
    if token.text == pattern.capitals and not shouting and "always" not in guard:
        return True
    return before in guard.get("after", ()) or after in guard.get("before", ()) or len(words) == 1


def stands_alone(pattern: Pattern, words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether nothing but fillers stands around words that tell a fact only by themselves."""
    return _is_whole_message(words, start, end, lexicon) or _is_item(pattern, words, start, end)


def _is_item(pattern: Pattern, words: Sequence[Word], start: int, end: int) -> bool:
    """Whether "starting" or the like stands by itself in a list of facts ("vegan, starting, B12 130")."""
    return pattern.id == "repletion" and words[start].after_break and (end == len(words) or words[end].after_break)


def _is_whole_message(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    return all(word.fold in lexicon.fillers for word in (*words[:start], *words[end:]))
