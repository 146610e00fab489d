"""What is first told of somebody else and then, in a word, of the writer: "my sister gets it, I don't", "me too"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from b12nlu.mention import Mention
from b12nlu.qualifiers.cues import Cue

_BETWEEN = r"^[^.!?\n]{0,25}?(?:[,;:-]\s*|\b(?:but|and|though)\s+|\s)"
_NOT_ME = Cue("writer.not_me")
_I_AM_NOT = Cue("writer.i_am_not")
_MINE_WELL = Cue("writer.mine_well")
_ME_TOO = Cue("writer.me_too")


def said_of_oneself(mention: Mention, after: str) -> Iterator[Mention]:
    """The writer's own finding beside somebody else's, from the text behind it: denied, or had as well."""
    own = replace(mention, subject="self", historical=False, hypothetical=False, acute=None)
    if _NOT_ME.search(after) or _I_AM_NOT.search(after) or _MINE_WELL.search(after):
        yield replace(own, negated=True)
    elif _ME_TOO.search(after):
        yield replace(own, negated=False)
