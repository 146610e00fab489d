"""A clinician's conversation in Slack's direct messages, from hello to what would change the draft."""

from __future__ import annotations

from example_answers import REVIEW, SYMPTOMS, WELCOME, answer, clinician_plan, message
from slack_stand_in import SlackPerson, SlackStandIn, buttons, wait_for, words_of
from stand_in_rasa import StandInRasa

CHANGE = answer(message("Would change with:\n- loading complete → 1,000 mcg monthly\nDraft made by rules."))


def test_from_hello_to_what_would_change_the_draft(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {
        "hello": WELCOME,
        "/plan": SYMPTOMS,
        "numb feet": REVIEW,
        "/affirm": clinician_plan(),
        "/ask_change": CHANGE,
    }

    assert "Work out a plan" in buttons(person.say("hello"))
    assert "Have you noticed any of these?" in words_of(person.choose("Work out a plan"))
    assert "98 pg/mL (that is 72 pmol/L)" in words_of(person.say("numb feet"))
    plan = person.choose("Yes, that's right")
    assert "not a prescription" in words_of(plan)
    assert "Same-day review" in words_of(plan)
    assert "loading complete" in words_of(person.choose("What would change it"))
    assert [body["text"] for body in rasa.received] == ["hello", "/plan", "numb feet", "/affirm", "/ask_change"]


def test_one_conversation_goes_on_under_a_name_that_tells_nobody_who_speaks(
    person: SlackPerson, rasa: StandInRasa
) -> None:
    person.say("hello")
    person.say("72F PA")

    names = {body["sender"] for body in rasa.received}
    assert len(names) == 1
    assert person.user not in names.pop()


def test_a_clinician_is_spoken_to_from_the_start(person: SlackPerson, rasa: StandInRasa) -> None:
    person.say("hello")

    assert rasa.received[0]["metadata"] == {"channel": "slack", "register": "clinician"}


def test_a_tapped_button_is_retired_and_says_what_was_chosen(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"hello": WELCOME}
    welcome = person.say("hello")[0]

    person.choose("Ask a question")

    assert buttons([welcome]) == []
    assert "Chosen: Ask a question" in words_of([welcome])
    assert "B12 assistant" in words_of([welcome])


def test_buttons_are_retired_when_the_answer_is_typed(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"hello": WELCOME}
    welcome = person.say("hello")[0]

    person.say("72F PA, numb feet")

    assert buttons([welcome]) == []


def test_a_button_tapped_twice_is_answered_once(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"hello": WELCOME}
    rasa.delay = 0.2
    welcome = dict(person.say("hello")[0])
    person.look()

    person.tap("Work out a plan", welcome)
    person.tap("Work out a plan", welcome)

    person.answer()
    assert [body["text"] for body in rasa.received] == ["hello", "/plan"]


def test_what_lies_behind_a_draft_stands_in_a_thread_below_it_with_the_caveat(
    person: SlackPerson, rasa: StandInRasa
) -> None:
    rasa.answers = {"draft": clinician_plan()}

    shown = person.say("draft")
    draft = [each for each in shown if "thread_ts" not in each]
    behind = [each for each in shown if "thread_ts" in each]

    assert behind
    assert shown == [*draft, *behind]
    assert {each["thread_ts"] for each in behind} <= {each["ts"] for each in draft}
    for each in (draft[0], *behind):
        assert "not a prescription" in words_of([each])
    assert not [each for each in shown if "mcg" in words_of([each]) and "not a prescription" not in words_of([each])]
    assert buttons(draft) == ["What would change it", "Something is wrong"]


def test_slack_is_answered_before_the_assistant_has_answered(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.delay = 1.0

    person.write("hello")

    assert rasa.received == [] or person.slack.of("chat.postMessage") == []
    person.answer()


def test_when_rasa_is_down_the_person_is_told_and_the_buttons_stay(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"hello": WELCOME}
    welcome = person.say("hello")[0]
    rasa.status = 500

    told = person.choose("Work out a plan")

    assert "call 911" in words_of(told)
    assert buttons([welcome]) != []
    rasa.status = 200
    person.choose("Work out a plan")
    assert rasa.received[-1]["text"] == "/plan"


def test_what_could_not_be_kept_is_said_with_a_reference(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.status, rasa.refusal = 503, "not_kept"

    told = words_of(person.say("hello"))

    assert "could not be kept" in told
    assert "Reference: " in told


def test_an_answer_that_slack_refuses_is_not_passed_over_in_silence(person: SlackPerson, slack: SlackStandIn) -> None:
    slack.refuse_next = {"chat.postMessage": "msg_blocks_too_long"}

    told = words_of(person.say("72F PA"))

    assert "Something went wrong on our side" in told
    assert "call 911" in told


def test_forgetting_deletes_the_conversation_and_says_what_stays(person: SlackPerson, rasa: StandInRasa) -> None:
    person.say("72F PA")

    told = person.say("forget this conversation")

    assert rasa.forgotten == [rasa.received[0]["sender"]]
    assert "deleted" in words_of(told)
    assert [body["text"] for body in rasa.received] == ["72F PA"]


def test_the_command_forgets_the_direct_messages(person: SlackPerson, rasa: StandInRasa, slack: SlackStandIn) -> None:
    person.say("72F PA")
    person.look()

    assert person.command("forget").status_code == 200

    assert "deleted" in words_of(person.answer())
    assert rasa.forgotten == [rasa.received[0]["sender"]]


def test_two_people_never_share_a_conversation(person: SlackPerson, rasa: StandInRasa) -> None:
    other = SlackPerson(person.slack, person.address, "U0OTHER")

    person.say("72F PA")
    other.say("45M vegan")

    assert len({body["sender"] for body in rasa.received}) == 2


def test_a_button_of_another_conversation_opens_nothing(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"hello": WELCOME}
    welcome = person.say("hello")[0]
    other = SlackPerson(person.slack, person.address, "U0OTHER")
    other.look()

    other.tap("Work out a plan", {**welcome, "channel": other.channel})

    assert "does not belong to this conversation" in words_of(other.answer())
    wait_for(lambda: [body["text"] for body in rasa.received] == ["hello"])


def test_a_conversation_that_grew_too_old_says_that_it_starts_afresh(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"98 pg/mL": {**answer(message("Noted.")), "expired": True}}

    told = words_of(person.say("98 pg/mL"))

    assert told.index("not used any more") < told.index("Noted.")
