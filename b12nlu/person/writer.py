"""What is first told of somebody else and then, in a word, of the writer: "my sister gets it, I don't", "me too"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from b12nlu.because import FOUND, Because
from b12nlu.mention import Mention
from b12nlu.qualifiers.cues import Cue, noted

_BETWEEN = r"^[^.!?\n]{0,25}?(?:[,;:-]\s*|\b(?:but|and|though)\s+|\s)"
_NOT_ME = Cue("writer.not_me")
_I_AM_NOT = Cue("writer.i_am_not")
_MINE_WELL = Cue("writer.mine_well")
_ME_TOO = Cue("writer.me_too")


_HAVE_NONE = Cue("writer.have_none_of_it")
_NONE_OF_THEM = Cue("writer.none_of_them")
_NEVER = Cue("writer.asked_and_never")
_NEITHER = Cue("writer.neither")
_HAVE_IT = Cue("writer.have_it")
_HAVE_WHAT_WAS_ASKED_ABOUT = Cue("writer.have_what_was_asked_about")
"""After a question about a disease or a medicine: it is the writer's own ("… with Crohn's? I was diagnosed in May")."""


def answered_for_oneself(mention: Mention, after: str) -> Mention:
    """The finding that a question is about, as the writer's own where the next words say that they have it, or not."""
    with noted() as cues:
        denied = bool(_HAVE_NONE.match(after) or (mention.type == "symptom" and _NONE_OF_THEM.match(after)))
        had = not denied and bool(
            _HAVE_IT.match(after) or (mention.type != "symptom" and _HAVE_WHAT_WAS_ASKED_ABOUT.match(after))
        )
    if not (denied or had):
        return mention
    kept = tuple(reason for reason in mention.because if reason.flag != "hypothetical")
    because = (*kept, Because("negated", *cues[-1])) if denied else kept
    return replace(mention, hypothetical=False, negated=denied, because=because)


def answered_no(mention: Mention, after: str) -> Mention:
    """A sign that is named and then denied, alone or with those beside it: "fainting? never", "numbness: neither"."""
    with noted() as cues:
        denied = bool(_NEVER.match(after) or _NEITHER.match(after))
    if not denied:
        return mention
    return replace(mention, negated=True, because=(*mention.because, Because("negated", *cues[-1])))


def said_of_oneself(mention: Mention, after: str) -> Iterator[Mention]:
    """The writer's own finding beside somebody else's, from the text behind it: denied, or had as well."""
    own = replace(mention, subject="self", historical=False, hypothetical=False, acute=None)
    with noted() as cues:
        denied = bool(_NOT_ME.search(after) or _I_AM_NOT.search(after) or _MINE_WELL.search(after))
        had = not denied and bool(_ME_TOO.search(after))
    if denied or had:
        kept = tuple(reason for reason in mention.because if reason.flag in (FOUND, "uncertain"))
        told = Because("negated" if denied else FOUND, *cues[-1])
        yield replace(own, negated=denied, because=(*kept, told))
