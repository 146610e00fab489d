"""A nerve sign with an old injury behind it is kept as told, asked about once, and opens no dosing by itself."""

from __future__ import annotations

import pytest

CASE = "I'm 58, starting, metformin caused it, B12 165 pg/mL. "
TOE = "numb little toe since I broke it in 1998"


@pytest.mark.parametrize(
    ("told", "sign"),
    [
        (TOE, "numbness"),
        ("sciatica, numb leg for years, GP knows about it", "numbness"),
        ("I get tingling in my hands but that's carpal tunnel", "paraesthesia"),
        ("Had a dead little finger since I cut the nerve with a chisel in 1987", "numbness"),
        ("foot drop since a car accident", "limb_weakness"),
    ],
)
def test_it_is_kept_in_the_words_and_counts_as_no_sign_yet(conversation, told, sign):
    conversation.say(CASE + told)
    assert conversation.slot("signs_explained") == [sign]
    assert sign not in (conversation.slot("symptoms_present") or [])
    assert sign not in (conversation.slot("symptoms_absent") or [])
    assert any(told.split(", ")[-1].split("but ")[-1] in kept for kept in conversation.slot("other_conditions"))


def test_whether_it_is_new_or_worse_is_asked_once(conversation):
    conversation.say(CASE + TOE).say("no others")
    assert conversation.asked == "old_signs"
    assert "new, worse, or in more places" in conversation.text
    conversation.say("no, same as ever")
    assert conversation.asked == "other_labs"
    assert conversation.slot("signs_explained") == ["numbness"]


def test_one_that_got_worse_counts(conversation):
    conversation.say(CASE + TOE).say("no others").say("it's spread to the other foot")
    assert conversation.slot("symptoms_present") == ["numbness"]
    assert conversation.slot("signs_explained") is None


def test_one_that_is_told_to_be_unchanged_is_not_asked_about(conversation):
    conversation.say(CASE + "My left big toe has been numb since I came off the bike in 1998, never changed")
    conversation.say("no others")
    assert conversation.asked == "other_labs"


def test_the_plan_is_not_the_one_for_nerves_and_the_clinician_reads_the_words(conversation):
    conversation.say("58M, metformin, dietary, B12 165 pg/mL, repletion. Numb L hallux since fracture 1998, rest neg")
    assert conversation.slot("signs_explained") == ["numbness"]
    conversation.say("as before").say("suggest now")
    assert "oral cyanocobalamin" in conversation.suggestion["headline"]
    conversation.choose("Visit sheet")
    assert "Numb L hallux since fracture 1998" in str(conversation.messages)


def test_a_sign_that_was_counted_is_taken_back_and_the_result_stays(conversation):
    conversation.say(CASE + "my feet are numb").say("The numb feet thing is from the crash not the B12")
    assert conversation.slot("signs_explained") == ["numbness"]
    assert conversation.slot("lab_serum_b12")["value"] == 165


def test_new_signs_in_both_feet_beside_it_count(conversation):
    conversation.say(CASE + "numb toe since 1998 but now both feet tingle")
    assert "paraesthesia" in conversation.slot("symptoms_present")
