"""Where a conversation is held: direct messages, their threads, and mentions in channels, which go on in private."""

from __future__ import annotations

from typing import Any

import pytest
from example_answers import EMERGENCY, WELCOME, answer, message
from slack_stand_in import BOT, CHANNEL, SlackPerson, SlackStandIn, buttons, next_ts, wait_for, words_of
from stand_in_rasa import StandInRasa


def test_a_mention_is_answered_in_a_thread_of_the_persons_direct_messages(
    person: SlackPerson, rasa: StandInRasa, slack: SlackStandIn
) -> None:
    rasa.answers = {"72F PA, numb feet": answer(message("Noted: pernicious anaemia."))}

    person.mention("72F PA, numb feet")
    opening, told = person.answer()

    assert opening["channel"] == told["channel"] == person.channel
    assert told["thread_ts"] == opening["ts"]
    assert "72F PA, numb feet" in words_of([opening])
    assert "Noted: pernicious anaemia." in words_of([told])
    wait_for(lambda: bool(slack.of("chat.postEphemeral")))


def test_nothing_clinical_is_said_in_the_channel(person: SlackPerson, rasa: StandInRasa, slack: SlackStandIn) -> None:
    person.mention("72F PA, numb feet")
    person.answer()

    (whisper,) = slack.of("chat.postEphemeral")
    assert (whisper["channel"], whisper["user"]) == (CHANNEL, person.user)
    assert "direct messages" in words_of([whisper])
    assert "PA" not in words_of([whisper])
    assert not [posted for posted in slack.of("chat.postMessage") if posted["channel"] == CHANNEL]


def test_an_emergency_is_shown_where_it_was_written_as_well(
    person: SlackPerson, rasa: StandInRasa, slack: SlackStandIn
) -> None:
    rasa.answers = {"chest pain now": EMERGENCY}

    person.mention("chest pain now")
    person.answer()

    whispers = slack.of("chat.postEphemeral")
    assert "Call 911 now" in words_of(whispers[:1])
    assert buttons(whispers) == []


def test_a_mention_without_words_brings_the_welcome(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"/start": WELCOME}

    person.mention("")

    assert "B12 assistant" in words_of(person.answer())


def test_each_thread_of_a_channel_is_a_case_of_its_own(person: SlackPerson, rasa: StandInRasa) -> None:
    person.mention("72F PA", ts=(first := next_ts()))
    opening = person.answer()[0]
    person.look()
    person.mention("B12 98 pg/mL", ts=next_ts(), thread_ts=first)
    same = person.answer()
    person.look()
    person.mention("45M vegan", ts=next_ts())
    other = person.answer()[0]

    names = [body["sender"] for body in rasa.received]
    assert names[0] == names[1] != names[2]
    assert [each["thread_ts"] for each in same] == [opening["ts"]]
    assert other["ts"] != opening["ts"]


def test_a_case_goes_on_in_its_thread_without_mentions_also_after_a_new_start(
    make_person: Any, settings: Any, rasa: StandInRasa, slack: SlackStandIn
) -> None:
    before = make_person("U0CASE")
    before.mention("72F PA")
    opening = before.answer()[0]
    after = make_person("U0CASE")

    told = after.say("98 pg/mL", thread_ts=opening["ts"], parent_user_id=BOT)

    assert [each["thread_ts"] for each in told] == [opening["ts"]]
    assert len({body["sender"] for body in rasa.received}) == 1
    assert len(rasa.received) == 2


def test_a_thread_that_a_person_opens_is_a_conversation_of_its_own_and_says_so(
    person: SlackPerson, rasa: StandInRasa
) -> None:
    root = person.write("72F PA")
    person.answer()

    notice, told = person.say("45M vegan", thread_ts=root["ts"], parent_user_id=person.user)

    assert "conversation of its own" in words_of([notice])
    assert told["thread_ts"] == root["ts"]
    assert len({body["sender"] for body in rasa.received}) == 2
    assert len(person.say("B12 98", thread_ts=root["ts"], parent_user_id=person.user)) == 1


def test_a_reply_below_an_answer_belongs_to_the_same_conversation(person: SlackPerson, rasa: StandInRasa) -> None:
    question = person.say("72F PA")[0]

    told = person.say("98 pg/mL", thread_ts=question["ts"], parent_user_id=BOT)

    assert [each["thread_ts"] for each in told] == [question["ts"]]
    assert len({body["sender"] for body in rasa.received}) == 1


@pytest.mark.parametrize(
    "event",
    [
        {"subtype": "bot_message", "bot_id": "B9"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"user": BOT, "bot_id": "B0ASSISTANT"},
        {"channel_type": "channel"},
        {"subtype": "message_changed", "message": {"user": BOT, "bot_id": "B0ASSISTANT", "text": "b"}},
        {"subtype": "message_changed", "message": {"user": "U1", "text": "a"}, "previous_message": {"text": "a"}},
    ],
)
def test_what_no_person_said_is_not_answered(person: SlackPerson, rasa: StandInRasa, event: dict[str, Any]) -> None:
    person.write("72F PA", **event)
    told = person.say("hello")

    assert [body["text"] for body in rasa.received] == ["hello"]
    assert len(told) == 1


def test_an_edit_is_not_read_and_the_person_is_told(person: SlackPerson, rasa: StandInRasa) -> None:
    now = {"user": person.user, "text": "B12 132", "ts": "1.1"}
    told = person.say("", subtype="message_changed", message=now, previous_message={"text": "B12 312"})

    assert "do not read edits" in words_of(told)
    assert rasa.received == []


def test_words_beside_a_picture_are_read_and_the_picture_is_not(person: SlackPerson, rasa: StandInRasa) -> None:
    told = person.say("B12 98 pg/mL", subtype="file_share", files=[{"id": "F1"}])

    assert "cannot read files" in words_of(told)
    assert [body["text"] for body in rasa.received] == ["B12 98 pg/mL"]


def test_a_message_that_is_too_long_is_refused_in_words(person: SlackPerson, rasa: StandInRasa) -> None:
    assert "longer than 2,000 characters" in words_of(person.say("x" * 2001))
    assert rasa.received == []
