"""Answers somebody who writes in another language: in that language where it is known, and in English."""

from __future__ import annotations

from actions.core import clinic_words
from actions.saying.languages import is_one_odd_word, language_of
from actions.turn.talk import Events, ReportedAction, Talk, catch_up


class ActionOtherLanguage(ReportedAction):
    """Says that only English is understood, who helps, and what to call in an emergency."""

    def name(self) -> str:
        return "action_other_language"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        if not (talk.turn.asked and is_one_odd_word(talk.turn.text)):
            speak_of_language(talk)
        return catch_up(talk)


def speak_of_language(talk: Talk) -> None:
    """Says it in the language of the message, and in English."""
    language = language_of(talk.turn.text)
    if language is not None:
        talk.utter(language.text.format(**clinic_words()))
    talk.utter(talk.say("only_english"))
