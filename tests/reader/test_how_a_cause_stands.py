"""Causes that are planned, refused, feared, refuted by a test or taken back, and those that stand beside such words."""

from __future__ import annotations

import pytest
from reading import present

from b12nlu import Mention, read


def facts(text: str) -> set[str]:
    """The causes and medicines that a message states as facts of now."""
    return {
        mention.id
        for mention in read(text)
        if mention.type in ("cause", "medicine") and mention.is_current and not mention.uncertain
    }


def the_cause(text: str) -> Mention:
    return next(mention for mention in read(text) if mention.type == "cause")


@pytest.mark.parametrize(
    "text",
    [
        "I'm on the waiting list for a gastric sleeve",
        "booked in for a bypass op in June",
        "the surgeon wants to take out the end of my small bowel",
        "they turned me down for bariatric surgery",
        "gastric band was cancelled in the end",
        "gastric bypass next spring, bloods first please",
    ],
)
def test_an_operation_that_was_not_done_is_no_cause(text: str) -> None:
    assert facts(text) == set()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("gastric sleeve in 2019, now waiting for skin surgery", "bariatric_surgery"),
        ("gastrectomy two years ago, scan planned for June", "total_gastrectomy"),
        ("they refused my jab though I had a gastric band fitted", "bariatric_surgery"),
    ],
)
def test_an_operation_that_was_done_stands_beside_what_is_planned(text: str, cause: str) -> None:
    assert cause in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "they are going to start me on lansoprazole",
        "was offered metformin for my PCOS, no thanks",
        "prescribed omeprazole but I never took it",
        "my doctor took me off metformin in 2016",
        "my omeprazole was stopped in 2012",
    ],
)
def test_a_medicine_that_is_not_taken_is_no_fact(text: str) -> None:
    assert facts(text) == set()


@pytest.mark.parametrize(
    ("text", "medicine"),
    [
        ("started metformin three years ago", "metformin"),
        ("was on lansoprazole twice a day back then, still take it most days", "lansoprazole"),
        ("PMH: gout (colchicine), knees", "colchicine"),
    ],
)
def test_a_medicine_that_was_begun_in_the_past_is_taken_now(text: str, medicine: str) -> None:
    assert medicine in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm frightened it's Crohn's",
        "they suspected Crohn's but the scope was normal",
        "tested for SIBO and giardia. Both were negative.",
        "querying coeliac",
        "coeliac screen pending",
        "diagnosed with Crohn's in 2011 but last year they said that was wrong",
        "the diagnosis of PA was withdrawn",
    ],
)
def test_a_disease_that_is_feared_sought_refuted_or_taken_back_is_no_fact(text: str) -> None:
    assert facts(text) == set()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("they suspected coeliac and the biopsy confirmed it", "coeliac_disease"),
        ("I was scared it was cancer but it is pernicious anaemia", "pernicious_anaemia"),
        ("I'm worried about my pernicious anaemia", "pernicious_anaemia"),
        ("Crohn's for ten years, thyroid test pending", "crohns_disease"),
    ],
)
def test_a_disease_that_is_had_stands_beside_fear_and_tests(text: str, cause: str) -> None:
    assert facts(text) == {cause}


def test_a_cause_that_was_told_first_is_taken_back_by_the_one_that_replaced_it() -> None:
    text = "the first doctor said coeliac, turned out to be pernicious anaemia"
    assert facts(text) == {"pernicious_anaemia"}
    assert the_cause(text).retracted


def test_a_second_cause_takes_none_back() -> None:
    assert facts("the doctor said coeliac, and also pernicious anaemia") == {"coeliac_disease", "pernicious_anaemia"}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("they took out about 60 cm of my terminal ileum", "ileal_resection"),
        ("neobladder in 2011", "ileal_resection"),
        ("2017 sleeve, no vitamins since", "bariatric_surgery"),
        ("jejunoileal bypass in the seventies", "bariatric_surgery"),
        ("CLO test came back positive", "h_pylori"),
        ("Marsh 3 on biopsy", "coeliac_disease"),
        ("glucose breath test positive", "bacterial_overgrowth"),
        ("my pancreas doesn't make enzymes", "pancreatic_insufficiency"),
        ("my stomach isn't making any acid", "food_bound_malabsorption"),
        ("no meat, no fish, no eggs since 2019", "dietary"),
        ("eats very little meat", "dietary"),
        ("gut GVHD since the transplant", "malabsorption_other"),
        ("ileal CD on infliximab", "crohns_disease"),
        ("Morbus Crohn seit 2009", "crohns_disease"),
    ],
)
def test_a_cause_is_known_by_its_operation_its_test_or_in_everyday_words(text: str, cause: str) -> None:
    assert facts(text) == {cause}


@pytest.mark.parametrize(
    "text",
    [
        "triple heart bypass in 2016",
        "they took out 30 cm of my large bowel",
        "lactose breath test positive",
        "candida overgrowth in my gut says the naturopath",
        "I eat very little sugar",
        "PA to the finance director, tired all the time",
        "CLO test negative",
    ],
)
def test_what_only_sounds_like_a_cause_is_none(text: str) -> None:
    assert facts(text) == set()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("can you have the jab with Crohn's? I was diagnosed last year", "crohns_disease"),
        ("does my gastric band mean injections for life?", "bariatric_surgery"),
        ("cause of deficiency on the letter: coeliac disease", "coeliac_disease"),
        ("my low B12 is due to phenytoin", "other_medicine"),
        ("valproate related deficiency", "other_medicine"),
        ("became vegetarian ten years ago", "dietary"),
        ("nitrous oxide canisters most weekends, the dentist says my teeth are bad too", "nitrous_oxide"),
        ("sleeve converted to a bypass", "bariatric_surgery"),
        ("cystic fibrosis, I take Creon with meals", "pancreatic_insufficiency"),
    ],
)
def test_a_cause_of_the_writers_own_is_a_fact_however_it_comes_up(text: str, cause: str) -> None:
    assert cause in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "my aunt had pernicious anaemia, will I get it as well?",
        "two colleagues of mine do nangs",
        "my notes say coeliac but that's another patient",
        "Wikipedia says pernicious anaemia runs in families",
        "the bloods ruled coeliac out, nothing else found",
        "the doctor said my vegan diet isn't to blame",
        "no problem with my diet",
        "I was vegetarian in my twenties, now I eat steak",
        "had H pylori ten years ago, eradicated",
        "had some bowel removed but it was the sigmoid colon",
        "gave up meat for lent",
        "the dentist gave me nitrous oxide last week",
        "no stomach ops, never took metformin or a PPI",
        "never on metformin or a PPI",
        "never done balloons in my life",
        "never used nos, never tried whippets",
    ],
)
def test_a_cause_of_others_of_long_ago_or_not_to_blame_is_no_fact(text: str) -> None:
    assert facts(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Dental nurse, the scavenging broke, exposed to nitrous oxide all day",
        "I'm a dentist and nitrous oxide leaks in my surgery",
        "I'm an anesthetist, nitrous oxide at our clinic for years",
    ],
)
def test_who_breathes_in_the_gas_at_work_was_not_given_it_once(text: str) -> None:
    assert present(text, "cause") == {"nitrous_oxide"}


def test_what_something_left_one_with_is_there() -> None:
    text = "Radiotherapy to the pelvis left me with radiation enteritis and I don't absorb properly"
    assert present(text, "cause") == {"malabsorption_other"}
    assert not any(m.negated for m in read(text) if m.type == "cause")
