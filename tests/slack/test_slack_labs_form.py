"""The form for results: its rows become one message that the assistant reads as typed, and the person sees."""

from __future__ import annotations

from typing import Any

import pytest
from example_answers import message
from slack_stand_in import SlackPerson, SlackStandIn, buttons, wait_for, words_of
from stand_in_rasa import StandInRasa

from b12nlu import read
from channels.slack.analytes import Analyte, standard_analytes
from channels.slack.lab_form import ADD_ROW, ANALYTE, LabForm

Row = tuple[str | None, str | None, str | None]


def filled(view: dict[str, Any], *rows: Row) -> dict[str, Any]:
    """The view as Slack sends it, with analyte, number and unit filled in, a row each."""
    values: dict[str, Any] = {}
    names = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    for number, (analyte, value, unit) in enumerate(rows):
        ids = {
            part: next(n for n in names if n.startswith(f"{part}-{number}")) for part in ("analyte", "value", "unit")
        }
        values[ids["analyte"]] = {ANALYTE: {"selected_option": {"value": analyte} if analyte else None}}
        values[ids["value"]] = {"labs-value": {"value": value}}
        values[ids["unit"]] = {"labs-unit": {"selected_option": {"value": unit} if unit else None}}
    return {**view, "state": {"values": values}}


def submit(person: SlackPerson, view: dict[str, Any], *rows: Row) -> Any:
    return person.interaction({"type": "view_submission", "view": filled(view, *rows)})


def open_form(person: SlackPerson, slack: SlackStandIn) -> dict[str, Any]:
    assert person.command().status_code == 200
    wait_for(lambda: bool(slack.views))
    return slack.views[-1]


def test_the_command_opens_a_form_and_what_is_entered_is_said_in_direct_messages(
    person: SlackPerson, slack: SlackStandIn, rasa: StandInRasa
) -> None:
    view = open_form(person, slack)

    sent = submit(person, view, ("serum_b12", "98", "pg/mL"), ("haemoglobin", "<9,1", "g/dL"))

    assert (sent.status_code, sent.text) == (200, "")
    told = person.answer()
    entered = "serum B12 98 pg/mL, hemoglobin <9,1 g/dL"
    assert f"You entered: {entered}" in words_of(told)
    assert [body["text"] for body in rasa.received] == [entered]


def test_what_was_entered_is_shown_even_when_no_answer_comes(
    person: SlackPerson, slack: SlackStandIn, rasa: StandInRasa
) -> None:
    view = open_form(person, slack)
    rasa.status = 500

    submit(person, view, ("serum_b12", "98", "pg/mL"))

    told = words_of(person.answer())
    assert "You entered: serum B12 98 pg/mL" in told
    assert "try again" in told


def test_choosing_a_test_offers_its_units_and_keeps_the_rest(person: SlackPerson, slack: SlackStandIn) -> None:
    view = open_form(person, slack)
    state = filled(view, ("haemoglobin", "91", None))

    person.interaction({"type": "block_actions", "view": state, "actions": [{"action_id": ANALYTE, "type": "s"}]})

    wait_for(lambda: len(slack.views) == 2)
    units = next(b for b in slack.views[-1]["blocks"] if b.get("block_id", "").startswith("unit-0"))["element"][
        "options"
    ]
    assert [option["value"] for option in units] == ["g/L", "g/dL"]


def test_a_row_can_be_added(person: SlackPerson, slack: SlackStandIn) -> None:
    view = open_form(person, slack)
    before = sum(block["type"] == "input" for block in view["blocks"])
    state = {**view, "state": {"values": {}}}

    person.interaction({"type": "block_actions", "view": state, "actions": [{"action_id": ADD_ROW, "type": "button"}]})

    wait_for(lambda: len(slack.views) == 2)
    assert sum(block["type"] == "input" for block in slack.views[-1]["blocks"]) == before + 3


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((None, None, None), "at least one result"),
        ((None, "98", "pg/mL"), "Choose a test"),
        (("serum_b12", None, "pg/mL"), "Type the number"),
        (("serum_b12", "low", "pg/mL"), "Type a number such as"),
        (("serum_b12", "98", None), "Choose the unit"),
        (("serum_b12", "98", "g/L"), "Choose the unit"),
    ],
)
def test_a_row_that_cannot_be_read_stays_open_with_the_reason(
    person: SlackPerson, slack: SlackStandIn, rasa: StandInRasa, row: Row, words: str
) -> None:
    view = open_form(person, slack)

    answer = submit(person, view, row).json()

    assert answer["response_action"] == "errors"
    assert [words in reason for reason in answer["errors"].values()] == [True]
    assert set(answer["errors"]) <= {block.get("block_id") for block in view["blocks"]}
    assert rasa.received == []


@pytest.mark.parametrize("analyte", standard_analytes("mass"), ids=lambda analyte: analyte.id)
def test_what_the_form_writes_is_what_the_reader_reads(analyte: Analyte) -> None:
    for unit in analyte.units:
        view = LabForm((analyte,)).view({})
        text, wrong = LabForm((analyte,)).read(filled(view, (analyte.id, "98", unit))["state"]["values"])

        (found,) = [mention for mention in read(text) if mention.type == "lab"]
        assert (found.id, found.value, found.unit, wrong) == (analyte.id, 98, unit, {})


def test_a_result_that_is_a_word_and_the_day_of_the_test_are_read_as_they_were_entered() -> None:
    antibody = next(each for each in standard_analytes("mass") if each.id == "intrinsic_factor_antibody")
    serum_b12 = next(each for each in standard_analytes("mass") if each.id == "serum_b12")
    form = LabForm((antibody, serum_b12))
    chosen = {"analyte-0": {ANALYTE: {"selected_option": {"value": antibody.id}}}}
    view = form.view(chosen)
    told = next(block for block in view["blocks"] if block.get("block_id", "").startswith("value-0"))
    assert [option["value"] for option in told["element"]["options"]] == ["positive", "negative", "indeterminate"]
    assert not any(block.get("block_id", "").startswith("unit-0") for block in view["blocks"])

    values = {
        **chosen,
        told["block_id"]: {"labs-value": {"selected_option": {"value": "positive"}}},
        "analyte-1": {ANALYTE: {"selected_option": {"value": "serum_b12"}}},
        "value-1-": {"labs-value": {"value": "98"}},
        "unit-1-serum_b12": {"labs-unit": {"selected_option": {"value": "pg/mL"}}},
        "day": {"labs-day": {"selected_date": "2026-10-01"}},
    }
    text, wrong = form.read(values)
    found = {mention.id: (mention.value, mention.unit, mention.taken_on) for mention in read(text)}
    assert wrong == {}
    assert found == {
        "intrinsic_factor_antibody": ("positive", None, None),
        "serum_b12": (98, "pg/mL", "2026-10-01"),
    }


def test_the_clinics_kind_of_unit_comes_first() -> None:
    assert standard_analytes("mass")[0].units[-1] == "pmol/L"
    assert standard_analytes("molar")[0].units[0] == "pmol/L"


ASKED = {
    "type": "entry",
    "kind": "lab",
    "analytes": [{"id": "serum_b12", "name": "B12", "units": ["pg/mL", "pmol/L"]}],
}
SYMPTOMS = {
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


def test_a_question_for_results_opens_the_form_with_its_analytes_and_answers_in_place(
    person: SlackPerson, slack: SlackStandIn, rasa: StandInRasa
) -> None:
    rasa.answers = {"plan": {"messages": [message("B12?", {"Not known": "/unknown"}, ASKED)]}}
    question = person.say("plan")[0]
    assert buttons([question]) == ["Enter results", "Not known"]

    person.tap("Enter results")
    wait_for(lambda: bool(slack.views))
    person.look()
    submit(person, slack.views[-1], ("serum_b12", "98", "pg/mL"))

    assert "You entered: B12 98 pg/mL" in words_of(person.answer())
    assert rasa.received[-1]["text"] == "B12 98 pg/mL"
    assert rasa.received[-1]["sender"] == rasa.received[0]["sender"]
    assert buttons([question]) == []


def test_several_choices_are_sent_as_one_text(person: SlackPerson, rasa: StandInRasa) -> None:
    offered = {"Tingling or pins and needles": "/a", "None of these": "/b", "Not known": "/c"}
    rasa.answers = {"plan": {"messages": [message("Any of these?", offered, SYMPTOMS)]}}
    question = person.say("plan")[0]
    assert buttons([question]) == ["Send", "None of these", "Not known"]

    send_row = next(block for block in question["blocks"] if block.get("block_id") == "entry-send")
    group = next(block for block in question["blocks"] if block.get("block_id") == "entry-many")["elements"][0]
    person.press(question, send_row, send_row["elements"][0], values={})
    assert "Choose at least one line" in words_of(person.answer()[-1:])
    values = {"entry-many": {group["action_id"]: {"selected_options": group["options"]}}}
    person.look()
    person.press(question, send_row, send_row["elements"][0], values=values)

    person.answer()
    assert rasa.received[-1]["text"] == "tingling, memory trouble, none of the others"
    assert "You entered: tingling, memory trouble" in words_of([question])


def test_none_of_these_is_typed_as_well(person: SlackPerson, rasa: StandInRasa) -> None:
    rasa.answers = {"plan": {"messages": [message("Any of these?", {}, SYMPTOMS)]}}
    person.say("plan")

    person.choose("None of these")

    assert rasa.received[-1]["text"] == "none of these"
