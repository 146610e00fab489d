"""Asks the question that a form comes to next: wording, options, and other words after a miss."""

from __future__ import annotations

from abc import abstractmethod

from actions.facts.people import person_of, pronouns_of
from actions.judging.brevity import missing, worth_naming
from actions.questions.catalogue import OF_THE_PLAN, question, questions_left
from actions.questions.entries import OfAnother
from actions.questions.offers import buttons
from actions.questions.plan import Review
from actions.questions.question import Question
from actions.saying.wording import listed
from actions.turn.editing import before_change, keep_option
from actions.turn.natural_answers import says_it_was_told
from actions.turn.reading.doses import VOLUMES
from actions.turn.talk import LEFT, Events, ReportedAction, Talk, set_slots, spoken_of
from actions.turn.this_turn import said_before, was_spoken
from actions.turn.tries import tries


class AskQuestion(ReportedAction):
    """Asks one question of the catalogue."""

    @property
    @abstractmethod
    def asks(self) -> str:
        """The question's id in the catalogue."""

    def name(self) -> str:
        return f"action_ask_{question(self.asks).slot}"

    def act(self, talk: Talk) -> Events:
        """Sends the question with its options, unless something else waits for an answer; returns how many are left."""
        if talk.tracker.get_slot("confirming"):
            return []
        item = question(self.asks)
        entry = item.entry(talk.facts, talk.register, talk.turn.today, before_change(talk, item))
        words = wording_of(item, talk)
        options = [*buttons(item, talk.facts, talk.register), *keep_option(talk, item)]
        if entry is None:
            talk.utter(words, options)
        else:
            talk.show(entry, words, options)
        return set_slots(talk.tracker, {LEFT: questions_left(talk.facts)})


PAST = ("not_known", "not_measured", "unsure")
"""Values of the options that lead past a question which cannot be answered."""


def wording_of(item: Question, talk: Talk) -> str:
    """The question's words: plain at first, other words after an answer that left it open, then its options by name."""
    tried = tries(talk)
    values = _values(item, talk)
    if tried == 0:
        first = _first_words(item, talk, values)
        told = says_it_was_told(talk.turn)
        repeats = (told or not was_spoken(talk.tracker)) and first in said_before(talk.tracker)
        return _again(item, talk).format(**values) if repeats else first
    missed = [] if was_spoken(talk.tracker) else [talk.say("not_understood" if tried == 1 else "not_understood_again")]
    if tried == 1:
        return " ".join([*missed, _again(item, talk).format(**values)])
    if _is_a_volume(item, talk):
        return talk.say("volume_on_label")
    asked = _options_by_name(item, talk)
    help_on = [talk.say("offer_person")] if tried > 2 else []
    return " ".join(filter(None, [*missed, asked, *help_on]))


def _is_a_volume(item: Question, talk: Talk) -> bool:
    """Whether a volume was given once more where the dose was asked for."""
    volumes = [m for m in talk.turn.mentions if m.type in ("dose", "number") and (m.unit or "").casefold() in VOLUMES]
    return item.id == "dose" and bool(volumes)


def _options_by_name(item: Question, talk: Talk) -> str:
    """The options in a sentence, with the one that leads past the question; its own words where it has no others."""
    offered = item.offers(talk.facts)
    past = [offer.titled(talk.facts, talk.register) for offer in offered if offer.value in PAST]
    titles = [offer.titled(talk.facts, talk.register) for offer in offered if offer.value not in PAST]
    if len(titles) == 1 and not past:
        return talk.say("choose_the_only_one", option=titles[0])
    parts = [talk.say("choose_one_of", options=listed(titles, "or"))] if titles else []
    parts += [talk.say("or_go_on", option=title) for title in past[:1]]
    return " ".join(parts) if titles else " ".join([_again(item, talk).format(**_values(item, talk)), *parts])


def reason_of(item: Question, talk: Talk) -> str:
    """Why the question is asked, of the person whose plan it is."""
    other = _of_another(item, talk)
    if other is None or other.why is None:
        return item.why.to(talk.register)
    return other.why.format(**_about(talk))


def _of_another(item: Question, talk: Talk) -> OfAnother | None:
    """The question as it is asked about the person the plan is for, where that is not the writer."""
    return item.of_another if talk.register == "patient" and person_of(talk.facts) is not None else None


def _again(item: Question, talk: Talk) -> str:
    special = item.again_words(talk.facts, talk.register)
    if special is not None:
        return special
    other = _of_another(item, talk)
    return item.again.to(talk.register) if other is None else other.again


def _first_words(item: Question, talk: Talk, values: dict[str, str]) -> str:
    special = item.first_words(talk.facts, talk.register)
    if special is not None:
        return special
    other = _of_another(item, talk)
    text = item.text.to(talk.register) if other is None else other.text
    more = other.more if other is not None else None if item.more is None else item.more.to(talk.register)
    suffix = "" if other is None else "_another"
    if item.id == Review.named and talk.facts.only_ask is not None:
        return f"{text.format(**values)} {_still_missing(talk)}".strip()
    if item.some_given(talk.facts):
        return talk.say(f"anything_else_of{suffix}", **values)
    if item.many and len(item.left_to_ask(talk.facts, talk.register)) == 1:
        return talk.say(f"one_left_of{suffix}", **values)
    if more is not None and talk.facts.medicines:
        return more.format(**values)
    return text.format(**values)


def _still_missing(talk: Talk) -> str:
    """What was not given and may change the suggestion, for whoever gave the case in one message."""
    gaps = [gap.would_help.rstrip(".") for gap in worth_naming(missing(talk.facts, talk.turn.today), talk.facts)]
    return talk.say("may_change", gaps="; ".join(gaps)) if gaps else ""


def _values(item: Question, talk: Talk) -> dict[str, str]:
    named = item.names_of_options(talk.facts, talk.register)
    return {**item.gaps(talk.facts, talk.register), **named, **_about(talk)}


def _about(talk: Talk) -> dict[str, str]:
    """The words for the person the plan is for."""
    person = person_of(talk.facts)
    return {} if person is None else {"person": spoken_of(person), **pronouns_of(person)}


def _action_for(question_id: str) -> type[AskQuestion]:
    """The action that asks this question."""
    name = f"Ask{question_id.title().replace('_', '')}"
    return type(name, (AskQuestion,), {"asks": question_id, "__module__": __name__})


ACTIONS = tuple(_action_for(question_id) for question_id in OF_THE_PLAN if question_id != Review.named)
"""One action a question, which Rasa finds by its name; the review shows a card and has its own."""
