"""What is filled in or typed in Teams reaches the assistant as one message, as the person would write it."""

from __future__ import annotations

from typing import Any

import pytest
from example_answers import AGE, answer, message
from stand_in_rasa import StandInRasa
from teams_user import TeamsUser, card_of, text_of, titles_of, walk

MANY = {
    "type": "entry",
    "kind": "choose_many",
    "field": "nerve_symptoms",
    "choices": [
        {"title": "Tingling or pins and needles", "text": "tingling"},
        {"title": "Memory trouble", "text": "memory trouble"},
    ],
    "none": {"title": "None of these", "text": "none of these"},
    "rest": "none of the others",
}
LAB = {
    "type": "entry",
    "kind": "lab",
    "analytes": [
        {"id": "serum_b12", "name": "B12", "units": ["pg/mL", "pmol/L"]},
        {"id": "mcv", "name": "MCV", "units": ["fL"]},
        {"id": "folate", "name": "Folate", "units": ["ng/mL", "nmol/L"]},
    ],
}
SYMPTOM_BUTTONS = {"Tingling or pins and needles": '/inform{"a": 1}', "I don't know": '/inform{"a": 2}'}


@pytest.fixture(autouse=True)
def questions(rasa: StandInRasa) -> None:
    """The two questions with an entry."""
    rasa.answers = {
        "symptoms": answer(message("Any of these?", SYMPTOM_BUTTONS, MANY), step="symptoms"),
        "age": AGE,
        "labs": answer(message("Your results?", {"Not measured": "/not_measured"}, LAB), step="labs"),
    }


def sending(shown: list[dict[str, Any]]) -> dict[str, Any]:
    """What the Send button of a card sends, without the inputs."""
    actions = [part for part in walk(card_of(shown[-1])) if part.get("title") == "Send"]
    return dict(actions[0]["data"])


def test_the_age_is_typed_and_its_buttons_stand(user: TeamsUser, rasa: StandInRasa) -> None:
    shown = user.say("age")
    assert "How old are you?" in text_of(*shown)
    assert "I'd rather not say" in titles_of(*shown)
    assert "Neither" not in titles_of(*shown)
    user.say("52")
    assert rasa.received[-1]["text"] == "52"


def test_ticked_symptoms_become_one_message_that_the_person_sees(user: TeamsUser, rasa: StandInRasa) -> None:
    shown = user.say("symptoms")
    user.submit({**sending(shown), "many": "tingling,memory trouble"})
    assert rasa.received[-1]["text"] == "tingling, memory trouble, none of the others"
    assert "You answered: tingling, memory trouble" in text_of(user.connector.updated["sent-0"])


def test_ordinary_options_stay_beside_the_ticks_and_are_offered_once(user: TeamsUser, rasa: StandInRasa) -> None:
    shown = user.say("symptoms")
    titles = titles_of(*shown)
    assert sorted(titles) == sorted(
        ["Send", "I don't know", "None of these", "Tingling or pins and needles", "Memory trouble"]
    )
    user.tap("None of these")
    assert rasa.received[-1]["text"] == "none of these"


def test_entered_results_become_one_message_with_their_units(user: TeamsUser, rasa: StandInRasa) -> None:
    shown = user.say("labs")
    filled = {"number0": "98", "unit0": "pg/mL", "number1": " ", "unit1": "fL", "number2": "<3,5", "unit2": "nmol/L"}
    user.submit({**sending(shown), **filled})
    assert rasa.received[-1]["text"] == "B12 98 pg/mL, Folate <3,5 nmol/L"


def test_a_result_without_a_unit_is_sent_as_it_was_entered(user: TeamsUser, rasa: StandInRasa) -> None:
    user.submit({**sending(user.say("labs")), "number0": "300"})
    assert rasa.received[-1]["text"] == "B12 300"


def test_a_result_that_is_a_word_is_chosen_and_numbers_go_with_their_day(user: TeamsUser, rasa: StandInRasa) -> None:
    words = [{"title": "Positive", "text": "positive"}, {"title": "Negative", "text": "negative"}]
    antibody = {"id": "intrinsic_factor_antibody", "name": "intrinsic factor antibody", "units": [], "words": words}
    asked = {**LAB, "analytes": [LAB["analytes"][0], antibody]}
    rasa.answers["labs"] = answer(message("Your results?", {}, asked), step="labs")
    shown = user.say("labs")
    user.submit({**sending(shown), "number0": "98", "unit0": "pg/mL", "number1": "positive", "day": "2026-10-01"})
    assert rasa.received[-1]["text"] == "B12 98 pg/mL on 2026-10-01, intrinsic factor antibody positive"


def test_a_day_is_chosen_from_a_calendar_within_its_limits(user: TeamsUser, rasa: StandInRasa) -> None:
    calendar = {"type": "entry", "kind": "day", "field": "start_date", "first": "2026-11-29", "last": "2027-05-31"}
    rasa.answers["dates"] = answer(message("Which day?", {"Today": "/today"}, calendar))
    shown = user.say("dates")
    (day,) = [part for part in walk(card_of(shown[-1])) if part.get("type") == "Input.Date"]
    assert (day["min"], day["max"]) == ("2026-11-29", "2027-05-31")
    user.submit({**sending(shown), "day": "2026-12-01"})
    assert rasa.received[-1]["text"] == "2026-12-01"


@pytest.mark.parametrize("question", ["symptoms", "labs"])
def test_an_empty_entry_is_said_and_the_card_stays_usable(user: TeamsUser, rasa: StandInRasa, question: str) -> None:
    shown = user.say(question)
    assert "Nothing was chosen or entered" in text_of(*user.submit(sending(shown)))
    assert not user.connector.updated
    assert len(rasa.received) == 1


def test_many_options_are_a_list_to_choose_from(user: TeamsUser, rasa: StandInRasa) -> None:
    causes = {f"Cause {number}": f'/inform{{"cause": {number}}}' for number in range(20)}
    rasa.answers["cause"] = answer(message("What is the cause?", causes))
    user.say("cause")
    user.tap("Cause 13")
    assert rasa.received[-1]["text"] == '/inform{"cause": 13}'
    assert "You chose: Cause 13" in text_of(user.connector.updated["sent-0"])


HTML_REPLY = (
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong>B12</strong>'
    "<p>1,000 mcg every month</p></blockquote><p>why not &lt;2 months?</p>"
)


@pytest.mark.parametrize(
    ("activity", "typed"),
    [
        pytest.param({"text": "B12 &lt;98 &amp; Hb 9.1"}, "B12 <98 & Hb 9.1", id="escaped signs"),
        pytest.param({"text": "<at>B12 Assistant</at>&nbsp;numb feet\n"}, "numb feet", id="a mention of the bot"),
        pytest.param({"text": "ask <at>Grace Example</at> too"}, "ask   too", id="a mention of a person"),
        pytest.param(
            {"text": "<p>Hb <strong>9.1</strong></p><p>MCV 104</p>", "textFormat": "xml"},
            "Hb 9.1\nMCV 104",
            id="formatted text",
        ),
        pytest.param({"text": "B12 <98, folate >20"}, "B12 <98, folate >20", id="signs that were not escaped"),
        pytest.param(
            {
                "text": "B121,000 mcg every monthwhy not <2 months?",
                "attachments": [{"contentType": "text/html", "content": HTML_REPLY}],
            },
            "why not <2 months?",
            id="a quoted message of the bot",
        ),
        pytest.param(
            {"text": "numb", "attachments": [{"contentType": "text/html", "content": "<p>numb</p>"}]},
            "numb",
            id="the copy of the text that Teams attaches",
        ),
    ],
)
def test_text_arrives_as_it_was_typed(user: TeamsUser, rasa: StandInRasa, activity: dict[str, Any], typed: str) -> None:
    user.say(activity.pop("text"), **activity)
    assert [received["text"] for received in rasa.received] == [typed]


def test_a_mention_under_another_name_is_taken_out(user: TeamsUser, rasa: StandInRasa) -> None:
    mention = {"type": "mention", "mentioned": user.activity()["recipient"], "text": "@Vitamin bot"}
    user.say("@Vitamin bot numb feet", entities=[mention])
    assert rasa.received[0]["text"] == "numb feet"
