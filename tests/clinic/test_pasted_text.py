"""A text that a clinician pastes becomes proposals, each with its words; nothing is taken that was not ticked."""

from __future__ import annotations

import html
import json
import re

import pytest
from clinic_of_tests import pages_of, signed_in

from b12core.case import Case
from b12nlu import read
from clinic.errors import Forged, ReaderAway
from clinic.facts_form import case_from, fields_of
from clinic.proposals import proposals_of, taken

NOTE = (
    "72F, pernicious anaemia. B12 98 pg/mL on 2026-11-02, ferritin <5 ug/L. Numb feet, no gait problems. "
    "Chest pain today. On metformin. Not pregnant. Mother has coeliac disease. "
    "Hydroxocobalamin 1 mg IM every 3 months, last dose on 2026-09-12. No allergy to cobalt."
)


def mentions(text):
    return [mention.as_dict() for mention in read(text)]


@pytest.fixture(scope="module")
def proposed():
    return proposals_of(mentions(NOTE))


def case_of(*puts):
    return case_from(taken(fields_of(Case()), puts), Case())


def test_nothing_is_taken_that_was_not_ticked(proposed):
    assert len(proposed[0]) > 8
    assert case_of() == Case()


def test_each_proposal_carries_the_words_that_it_came_from(proposed):
    for proposal in proposed[0]:
        assert proposal.words
        assert proposal.words in NOTE


def test_a_sign_that_needs_help_now_stands_first(proposed):
    assert (proposed[0][0].id, proposed[0][0].urgent) == ("chest_pain", True)
    assert [proposal.urgent for proposal in proposed[0][1:]] == [False] * (len(proposed[0]) - 1)


def test_all_that_is_ticked_is_the_case_that_the_note_tells(proposed):
    case = case_of(*(proposal.put for proposal in proposed[0]))
    assert (case.patient.age, case.patient.sex, case.patient.pregnant) == (72, "female", False)
    assert case.cause == "pernicious_anaemia"
    assert {(lab.analyte, lab.comparator, lab.value, lab.unit, str(lab.taken_on)) for lab in case.labs} == {
        ("serum_b12", None, 98.0, "pg/mL", "2026-11-02"),
        ("ferritin", "<", 5.0, "ug/L", "None"),
    }
    assert "numbness" in case.symptoms.present
    assert case.symptoms.absent == ("gait_disturbance",)
    assert "metformin" in case.medicines
    assert case.treatment.dose_mcg == 1000
    assert case.treatment.interval_days == 91
    assert str(case.treatment.last_dose_on) == "2026-09-12"


def test_one_alone_is_taken_where_one_alone_is_ticked(proposed):
    age = next(proposal.put for proposal in proposed[0] if proposal.kind == "age")
    assert case_of(age) == Case().model_copy(update={"patient": Case().patient.model_copy(update={"age": 72})})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("My mother has coeliac disease.", "of somebody else"),
        ("No kidney disease.", "denied"),
        ("If I had Crohn's disease I would know.", "only thought of"),
        ("B12 was low.", "no field"),
    ],
)
def test_what_is_no_fact_of_the_patient_now_is_shown_and_not_proposed(text, why):
    proposals, others = proposals_of(mentions(text))
    assert [proposal for proposal in proposals if proposal.kind in ("cause", "condition", "lab")] == []
    assert any(why in other.why for other in others)


def test_a_second_cause_stands_beside_the_first():
    proposals, _ = proposals_of(mentions("Pernicious anaemia and coeliac disease."))
    case = case_of(*(proposal.put for proposal in proposals if proposal.kind == "cause"))
    assert case.cause == "pernicious_anaemia"
    assert "coeliac_disease" in case.causes


def test_many_results_find_rows():
    text = (
        "B12 98 pg/mL, folate 3 ug/L, ferritin 9 ug/L, MMA 700 nmol/L, Hb 100 g/L, platelets 200, creatinine 90 umol/L"
    )
    proposals, _ = proposals_of(mentions(text))
    assert len(case_of(*(proposal.put for proposal in proposals)).labs) == 7


@pytest.mark.parametrize("put", ["", "{}x", '{"set": 1}', '{"other": {}}', "[]"])
def test_what_looks_like_no_proposal_is_refused(put):
    with pytest.raises(Forged):
        taken({}, [put])


@pytest.fixture
def clinician(side):
    """A prescriber in front of the pages, which read with the reader itself."""

    async def mentions_in(text):
        if "nobody" in text:
            raise ReaderAway()
        return mentions(text)

    with signed_in(pages_of(side, mentions_in), side, "prescriber") as client:
        yield client


def sent(client, step, **fields):
    page = client.get("/clinic/new").text
    mark = re.search(r'name="csrf" value="([^"]+)"', page)[1]
    return client.post(f"/clinic/new/{step}", data={"csrf": mark, "results": "2", **fields})


def boxes(page):
    return [html.unescape(each) for each in re.findall(r'name="take" value="([^"]+)"', page.text)]


def test_on_the_page_proposals_are_unticked_and_the_typed_facts_stay(clinician):
    page = sent(clinician, "read", pasted=NOTE, age="40")
    assert page.status_code == 200
    assert len(boxes(page)) > 8
    assert not re.search(r'name="take"[^>]*checked', page.text)
    assert 'name="age" value="40"' in page.text
    assert "of somebody else" in page.text


def test_on_the_page_one_ticked_is_taken_and_the_others_wait(clinician):
    before = boxes(sent(clinician, "read", pasted=NOTE))
    result = next(each for each in before if "serum_b12" in each)
    page = sent(clinician, "take", pasted=NOTE, take=result)
    assert sorted(boxes(page)) == sorted(each for each in before if each != result)
    assert "serum B12 98 pg/mL" in page.text
    assert json.loads(result)["result"]["value"] == "98"


@pytest.mark.parametrize(
    ("text", "told"), [("  ", "Not usable"), ("x" * 15001, "Not usable"), ("nobody", "could not be")]
)
def test_a_text_that_cannot_be_read_is_said_not_to_be_and_the_form_stays(clinician, text, told):
    page = sent(clinician, "read", pasted=text, age="40")
    assert page.status_code == 422
    assert told in page.text
    assert 'name="age" value="40"' in page.text


def test_a_form_from_elsewhere_reads_nothing(clinician):
    assert clinician.post("/clinic/new/read", data={"csrf": "x", "pasted": NOTE}).status_code == 403
