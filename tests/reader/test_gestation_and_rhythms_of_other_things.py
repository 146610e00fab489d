"""How far a pregnancy is tells that there is one, and how often something else is done is no gap between injections."""

from __future__ import annotations

import pytest

from b12nlu.reader import read


def _ids(text, kind):
    return [mention.id for mention in read(text) if mention.type == kind]


@pytest.mark.parametrize(
    "text",
    ["33F, 12w3d IUP, B12 181", "34F, 9w IUP", "G2P1 at 14 weeks", "28/40", "29F 32+4, B12 120 ng/L", "viable IUP",
     "30F G1P0 12w, tired", "EGA 20w1d"],
)  # fmt: skip
def test_a_gestation_is_a_pregnancy(text):
    assert _ids(text, "pregnancy"), text


@pytest.mark.parametrize("text", ["6w2d old", "grade 3+2 reflexes", "IUP ruled out by ultrasound", "B12 181, 29F 5+4"])
def test_what_looks_like_one_is_none(text):
    assert not _ids(text, "pregnancy"), text


@pytest.mark.parametrize(
    "text",
    ["they take a pint out of me every two months", "23M uses N2O daily", "N2O daily", "I get bled every 8 weeks",
     "my depo shot every 3 months", "chemo every 3 weeks", "IVIG monthly", "plasma donation twice a week"],
)  # fmt: skip
def test_what_is_done_so_often_is_not_b12(text):
    assert not _ids(text, "interval"), text


def test_the_injections_beside_it_keep_theirs():
    assert _ids("balloons every weekend, B12 shots monthly", "interval") == ["interval"]
    assert _ids("B12 injections every 8 weeks", "interval") == ["interval"]


@pytest.mark.parametrize(
    "text", ["its for weight loss", "the shots are for weight loss", "I get it at a weight loss spa"]
)
def test_what_is_taken_to_lose_weight_is_no_sign(text):
    assert "weight_loss" not in _ids(text, "symptom"), text


@pytest.mark.parametrize("text", ["they referred me for weight loss", "weight loss of 8 kg since May", "I lost 10 kg"])
def test_weight_that_is_lost_is_one(text):
    assert "weight_loss" in _ids(text, "symptom"), text


@pytest.mark.parametrize("text", ["72F, walker x 4 mo", "cane for 3 weeks", "rollator since June"])
def test_an_aid_to_walk_with_its_time_is_trouble_walking(text):
    assert "gait_disturbance" in _ids(text, "symptom"), text


@pytest.mark.parametrize("text", ["No B12 yet", "He is not on any B12, never injected, no supplements"])
def test_that_none_was_ever_given_is_told(text):
    assert _ids(text, "doses_given") == ["none"], text


def test_a_cause_that_is_not_established_is_not_certain():
    (cause,) = [m for m in read("PA is not established") if m.type == "cause"]
    assert cause.uncertain
