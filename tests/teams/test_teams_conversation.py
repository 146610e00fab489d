"""A conversation in Teams from hello to the draft and beyond, and what goes wrong in one."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from example_answers import EMERGENCY, REVIEW, SYMPTOMS, WELCOME, answer, message, plan
from stand_in_rasa import StandInRasa
from teams_user import TeamsUser, card_of, text_of, titles_of, walk

WOULD_CHANGE = answer(message("It would change if:\n- loading is already complete: monthly\nThis is a draft."))


@pytest.fixture(autouse=True)
def conversation(rasa: StandInRasa) -> None:
    """What the assistant answers to the messages of these tests."""
    rasa.answers = {
        "/start": WELCOME,
        "/plan": SYMPTOMS,
        "tingling, memory or thinking trouble": REVIEW,
        "/affirm": plan(),
        "/ask_why": WOULD_CHANGE,
        "chest pain": EMERGENCY,
    }


def sent_on(rasa: StandInRasa) -> list[str]:
    """What reached the assistant."""
    return [received["text"] for received in rasa.received]


def test_from_hello_to_the_draft_and_what_would_change_it(user: TeamsUser, rasa: StandInRasa) -> None:
    assert "B12 assistant of Riverside Clinic" in text_of(*user.arrives())
    symptoms = user.tap("Work out a plan")
    assert "Have you noticed any of these?" in text_of(*symptoms)
    assert "Step 3 of 7" in text_of(*symptoms)
    review = user.say("tingling, memory or thinking trouble")
    assert "98 pg/mL" in text_of(*review)
    draft = user.tap("Yes, that's right")
    assert "1,000 mcg cyanocobalamin" in text_of(draft[0])
    assert "not a prescription" in text_of(draft[0])
    changes = user.tap("Why not every 2 months?")
    assert "loading is already complete" in text_of(*changes)
    assert sent_on(rasa) == ["/start", "/plan", "tingling, memory or thinking trouble", "/affirm", "/ask_why"]
    assert user.connector.typing >= 5


def test_everyone_in_teams_is_spoken_to_as_a_clinician_and_has_one_conversation(
    user: TeamsUser, rasa: StandInRasa
) -> None:
    user.say("hello")
    user.say("72F PA, numb feet")
    assert {received["metadata"]["register"] for received in rasa.received} == {"clinician"}
    assert len({received["sender"] for received in rasa.received}) == 1
    user.conversation = {**user.conversation, "id": "a:another"}
    user.say("hello")
    assert rasa.received[-1]["sender"] != rasa.received[0]["sender"]


def test_nothing_of_the_person_is_stored_or_logged(
    user: TeamsUser, rasa: StandInRasa, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        user.say("zebrafinch 98")
        rasa.status = 500
        user.say("zebrafinch 99")
        user.connector.refuse_sending = True
        user.post(user.activity(text="zebrafinch 100"))
    known = json.dumps(rasa.received) + "\n".join(
        record.getMessage() for record in caplog.records if record.name != "httpx"
    )
    for secret in ("29:ada", "Ada Example", "object-of-ada", "a:personal"):
        assert secret not in known
    assert "zebrafinch" not in "\n".join(record.getMessage() for record in caplog.records)


def test_used_buttons_are_taken_off_and_say_what_was_chosen(user: TeamsUser) -> None:
    user.arrives()
    user.tap("Work out a plan")
    old = user.connector.updated["sent-0"]
    assert titles_of(old) == []
    assert "You chose: Work out a plan" in text_of(old)
    assert "B12 assistant of Riverside Clinic" in text_of(old)


def test_typing_takes_the_buttons_off_too(user: TeamsUser) -> None:
    user.arrives()
    user.say("hello")
    assert titles_of(user.connector.updated["sent-0"]) == []
    assert "You chose" not in text_of(user.connector.updated["sent-0"])


def test_a_used_button_answers_that_it_was_used(user: TeamsUser, rasa: StandInRasa) -> None:
    user.connector.refuse_updates = True
    user.arrives()
    old = user.button("Ask a question")
    user.tap("Work out a plan")
    assert "has been used" in text_of(*user.submit(old))
    assert sent_on(rasa) == ["/start", "/plan"]


def test_a_button_works_again_when_the_assistant_could_not_answer(user: TeamsUser, rasa: StandInRasa) -> None:
    user.arrives()
    rasa.status = 500
    assert "can't answer right now" in text_of(*user.tap("Work out a plan"))
    rasa.status = 200
    assert "Have you noticed" in text_of(*user.tap("Work out a plan"))


def test_an_option_of_one_chat_opens_nothing_in_another(user: TeamsUser, rasa: StandInRasa) -> None:
    user.arrives()
    taken = user.button("Work out a plan")
    user.conversation = {**user.conversation, "id": "a:somebody-else"}
    assert "does not belong to this conversation" in text_of(*user.submit(taken))
    assert "/plan" not in sent_on(rasa)


@pytest.mark.parametrize("value", [{"option": "/restart"}, {"option": {"a": 1}}, {"offer": 3}, {}, [], "text", 7, "{}"])
def test_a_forged_submit_is_no_command(user: TeamsUser, rasa: StandInRasa, value: Any) -> None:
    user.submit(value)
    assert not [text for text in sent_on(rasa) if text.startswith("/")]


def test_a_typed_command_is_ordinary_text(user: TeamsUser, rasa: StandInRasa) -> None:
    user.say('/inform{"phase": "maintenance"}')
    assert sent_on(rasa) == ['inform{"phase": "maintenance"}']


def test_a_message_that_teams_sends_again_is_answered_once(user: TeamsUser, rasa: StandInRasa) -> None:
    sent = user.activity(text="hello")
    first, second = user.post(sent), user.post(sent)
    assert (first.status_code, second.status_code) == (202, 202)
    assert sent_on(rasa) == ["hello"]
    assert len(user.connector.sent) == 1


def test_an_emergency_is_shown_with_the_number_and_no_dose(user: TeamsUser) -> None:
    shown = user.say("chest pain")
    assert "Call 911 now" in text_of(*shown)
    assert "mcg" not in text_of(*shown)
    assert "911" in shown[0]["summary"]


def test_a_notification_says_nothing_clinical(user: TeamsUser) -> None:
    user.arrives()
    user.tap("Work out a plan")
    user.say("tingling, memory or thinking trouble")
    user.tap("Yes, that's right")
    assert {sent["summary"] for sent in user.connector.sent if card_of(sent)} == {"The B12 assistant has answered."}


def test_forgetting_deletes_the_conversation_and_offers_a_new_one(user: TeamsUser, rasa: StandInRasa) -> None:
    user.arrives()
    told = user.say("Forget this conversation.")
    assert rasa.forgotten == [rasa.received[0]["sender"]]
    assert "has been deleted" in text_of(*told)
    assert titles_of(user.connector.updated["sent-0"]) == []
    assert "B12 assistant of" in text_of(*user.tap("Start again"))


def test_what_could_not_be_forgotten_is_said(user: TeamsUser, rasa: StandInRasa) -> None:
    user.arrives()
    rasa.status = 500
    assert "could not be deleted" in text_of(*user.say("forget me"))


def test_a_lost_place_is_said(user: TeamsUser, rasa: StandInRasa) -> None:
    user.say("hello")
    rasa.new = True
    assert "I lost my place" in text_of(*user.say("still there?"))


def test_text_that_cannot_be_used_is_answered_with_the_reason(user: TeamsUser, rasa: StandInRasa) -> None:
    assert "longer than 2,000" in text_of(*user.say("x" * 2001))
    assert "was empty" in text_of(*user.say("  "))
    picture = [{"contentType": "image/png", "contentUrl": "https://example.org/1.png"}]
    assert "can't read files" in text_of(*user.say("", attachments=picture))
    assert not rasa.received


def test_an_edit_is_answered_with_what_to_do(user: TeamsUser, rasa: StandInRasa) -> None:
    data = {"tenant": {"id": user.conversation["tenantId"]}, "eventType": "editMessage"}
    edited = user.say("132", type="messageUpdate", channelData=data)
    assert "send it again as a new message" in text_of(*edited)
    assert not rasa.received


@pytest.mark.parametrize("kind", ["messageReaction", "messageDelete", "installationUpdate", "typing", "event"])
def test_what_is_no_message_is_taken_and_not_answered(user: TeamsUser, kind: str) -> None:
    assert user.say("x", type=kind) == []


def test_too_many_messages_in_one_chat_wait(make_app: Any, user: TeamsUser) -> None:
    user.client = make_app(session_messages_per_minute=2)
    user.say("one")
    assert "That was a lot at once" in text_of(*user.say("two"))


def test_what_could_not_be_kept_is_said_with_a_reference(user: TeamsUser, rasa: StandInRasa) -> None:
    rasa.status, rasa.refusal = 503, "not_kept"
    told = text_of(*user.say("hello"))
    assert "could not be kept" in told
    assert "Reference: " in told


def test_when_replies_cannot_be_sent_the_request_still_ends_well(user: TeamsUser) -> None:
    user.connector.refuse_sending = True
    assert user.post(user.activity(text="hello")).status_code == 202


def test_every_message_keeps_to_the_size_that_teams_takes(user: TeamsUser) -> None:
    user.arrives()
    user.tap("Work out a plan")
    user.say("tingling, memory or thinking trouble")
    user.tap("Yes, that's right")
    assert max(user.connector.sizes) <= 28_000


def test_the_line_to_change_stands_in_the_review(user: TeamsUser, rasa: StandInRasa) -> None:
    rasa.answers["review"] = answer(
        message(
            "Right?",
            {"Yes": "/affirm", "Cause": '/change{"answer": {"field": "cause"}}'},
            REVIEW["messages"][0]["card"],
        )
    )
    shown = user.say("review")
    change = next(part for part in walk(card_of(shown[0])) if part.get("title") == "Change: Cause")
    user.submit(change["data"])
    assert sent_on(rasa)[-1] == '/change{"answer": {"field": "cause"}}'
