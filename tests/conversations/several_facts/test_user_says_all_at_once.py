"""Several facts in one message are all kept, and nothing known is asked again."""

from __future__ import annotations

ALL_AT_ONCE = (
    "I've just been told I have pernicious anaemia. B12 98 pg/mL, Hb 10.2 g/dL, no numbness or tingling. "
    "I'm 58, not pregnant, no allergies"
)


def test_all_facts_are_kept_and_acknowledged(conversation):
    conversation.say(ALL_AT_ONCE)
    assert (conversation.slot("phase"), conversation.slot("cause")) == ("repletion", "pernicious_anaemia")
    assert conversation.lab("serum_b12") == (98, "pg/mL")
    assert conversation.lab("haemoglobin") == (10.2, "g/dL")
    assert set(conversation.slot("symptoms_absent")) == {"numbness", "paraesthesia"}
    assert (conversation.slot("age"), conversation.slot("pregnant")) == (58, False)
    for part in ("98 pg/mL (72 pmol/L)", "10.2 g/dL", "pernicious anemia", "58"):
        assert part in conversation.text


def test_only_what_is_missing_is_asked(conversation):
    conversation.say(ALL_AT_ONCE)
    asked = [conversation.asked]
    while conversation.asked != "review":
        conversation.say("no")
        asked.append(conversation.asked)
        assert len(asked) < 15, asked
    assert not {"phase", "cause", "serum_b12", "age"} & set(asked)
    assert conversation.choose("Yes, that's right").suggestion["status"] == "suggested"


def test_the_nerve_question_asks_for_the_others_only(conversation):
    conversation.say(ALL_AT_ONCE)
    assert conversation.asked == "nerve_symptoms"
    assert "Numbness" not in conversation.options
    assert "Unsteady walking" in conversation.options


def test_facts_of_a_later_step_are_kept_when_typed_early(begun):
    begun.say("I'm 58 and my b12 was 98 pg/ml")
    assert begun.asked == "phase"
    assert (begun.slot("age"), begun.lab("serum_b12")) == (58, (98, "pg/mL"))
    begun.choose("Starting", "Pernicious anemia", "None of these")
    assert begun.asked == "other_labs"


def test_somebody_elses_findings_are_left_out_and_that_is_said(begun):
    begun.choose("Starting", "Pernicious anemia").say("no tingling, bit foggy. my mum had numb feet")
    assert begun.slot("symptoms_present") == ["memory_or_concentration_problems"]
    assert begun.slot("symptoms_absent") == ["paraesthesia"]
    assert "numb feet" in begun.text


def test_facts_without_a_question_begin_the_plan_and_no_general_answer(conversation):
    conversation.say("I have pernicious anaemia and I am starting treatment")
    assert conversation.asked == "nerve_symptoms"
    assert conversation.card["type"] == "entry"


def test_facts_inside_a_general_question_are_noted_and_the_question_is_answered(conversation):
    conversation.say("is monthly enough when my b12 is 98 pg/mL?")
    assert conversation.lab("serum_b12") == (98, "pg/mL")
    assert any(
        (message.get("custom") or {}).get("card", {}).get("type") == "answer" for message in conversation.messages
    ) or (conversation.card is not None and conversation.card["type"] == "answer")


def test_a_medicine_that_no_rule_knows_is_kept_where_it_is_said_to_be_in_use(conversation):
    conversation.say("61M PA, hydroxocobalamin 1 mg IM every 12 weeks, Hb 138 g/L, on ramipril, eGFR 58")
    assert conversation.slot("medicines") == ["ramipril"]
    assert "ramipril" in conversation.text


def test_a_medicine_that_is_only_asked_about_is_none_in_use(conversation):
    conversation.say("I have pernicious anaemia. Is it fine to be on ramipril?")
    assert not conversation.slot("medicines")
