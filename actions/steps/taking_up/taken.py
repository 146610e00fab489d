"""A turn with what was read from it, as every step that may take it up looks at it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property

from actions.facts.draft import Draft
from actions.facts.said import Turn
from actions.steps.leading_on import to_be_confirmed
from actions.steps.turn_as_meant import as_meant
from actions.turn.asking_about_signs import CLOSED
from actions.turn.child_in_danger import dangers_of_a_child, told_beside_the_child
from actions.turn.child_told_of import names_the_child_told_of
from actions.turn.comes_back import childs_signs_that_came_back, put_down_again, signs_that_came_back
from actions.turn.doses_beyond import Beyond, beyond_of
from actions.turn.for_a_child import CHILD, signs_of_the_child
from actions.turn.held_messages import with_told_besides
from actions.turn.open_emergency import dangers
from actions.turn.signs import Sign, put_down, ticked
from actions.turn.talk import FIRST, Events, Talk, set_slots
from actions.turn.understanding import understand


@dataclass(frozen=True)
class Taken:
    """One turn of a talk, read into a draft of the facts.

    `turn` is the turn as it was meant; `confirming` what it may confirm; `of_an_adult` whether it said that no child is
    meant; `child` the child whose signs are open, by their word; `named` the signs that it names of that child,
    `childs` the dangers of a child in it, `returned` the signs that came back, `before` the dangers that were
    known before it ticked any.
    """

    talk: Talk
    turn: Turn
    draft: Draft
    confirming: str | None
    of_an_adult: bool
    childs: tuple[str, ...]
    child: str | None = None
    named: tuple[Sign, ...] = ()
    returned: tuple[str, ...] = ()
    before: frozenset[str] = frozenset()

    @property
    def tells_nothing_new(self) -> bool:
        """Whether the facts are what they were."""
        return self.draft.facts == self.talk.facts

    @cached_property
    def beyond(self) -> Beyond | None:
        """The dose far from all that is cited, if the turn tells one."""
        return beyond_of(self.turn, self.draft)

    def leads_to(self, action: str | None, **slots: object) -> Events:
        """Events that keep none of the turn's facts and let this action go on; `slots` are set besides."""
        return set_slots(self.talk.tracker, {**CLOSED, FIRST: action, "register": self.turn.register, **slots})


def taken_up(talk: Talk, of_an_adult: bool) -> Taken:
    """The turn with its draft, before any sign is put down."""
    turn, confirming = to_be_confirmed(talk)
    turn = as_meant(talk, turn, of_an_adult)
    known = bool(talk.tracker.get_slot(CHILD)) or names_the_child_told_of(talk)
    childs = dangers_of_a_child(turn, known)
    childs = childs or childs_signs_that_came_back(talk, turn)
    turn = told_beside_the_child(turn, talk.facts, known=True) if childs else turn
    return Taken(talk, turn, with_told_besides(talk, understand(talk.facts, turn)), confirming, of_an_adult, childs)


def with_signs(taken: Taken) -> Taken:
    """The same with the signs that came back or were named of a child put down in the draft."""
    talk, turn, draft = taken.talk, taken.turn, taken.draft
    child = signs_of_the_child(talk)
    named = () if child is None or turn.answers else tuple(ticked(turn, child))
    returned = tuple(signs_that_came_back(talk, turn))
    put_down_again(draft, returned)
    before = frozenset(dangers(draft.facts))
    put_down(draft, list(named))
    return dataclasses.replace(taken, child=child, named=named, returned=returned, before=before)
