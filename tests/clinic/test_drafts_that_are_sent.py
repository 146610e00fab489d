"""A patient sends a draft, and comes back to it with a code and a secret."""

from __future__ import annotations

import pytest
from clinic_of_tests import a_case, a_plan, sent

from clinic.deciding import Blocked
from clinic.errors import Decided, Forbidden, Forgotten, NoPlan, NotFound, NotSendable, StaleDraft, Unusable


@pytest.fixture
def receipt(side):
    return side.patients.send(sent())


def test_the_code_can_be_read_out_and_the_secret_is_long(receipt):
    assert receipt.code.startswith("B12-")
    assert len(receipt.code) == len("B12-7K3Q")
    assert len(receipt.secret.replace("-", "")) == 12


def test_a_message_that_comes_twice_is_one_draft_with_one_secret(side, prescriber, receipt):
    assert side.patients.send(sent()) == receipt
    assert len(side.clinicians.inbox(prescriber)) == 1


def test_an_emergency_is_not_sent(side):
    with pytest.raises(NotSendable):
        side.patients.send(sent(a_case(symptoms={"present": ["chest_pain"]})))


@pytest.mark.parametrize("spelled", ["{0}", "{1}", " {2} "])
def test_code_and_secret_may_be_typed_in_any_spelling(side, receipt, spelled):
    forms = (receipt.code, receipt.code[4:].lower(), receipt.code.replace("-", " "))
    assert side.patients.see(spelled.format(*forms), receipt.secret.lower().replace("-", " ")).state == "waiting"


def test_a_wrong_secret_says_no_more_than_a_wrong_code(side, receipt):
    for code, secret in ((receipt.code, "0000-0000-0000"), ("B12-0000", receipt.secret), (receipt.code, "")):
        with pytest.raises(NotFound):
            side.patients.see(code, secret)


def test_none_of_a_thousand_guessed_secrets_opens_a_draft(side, receipt):
    for number in range(1000):
        with pytest.raises(NotFound):
            side.patients.see(receipt.code, f"{number:012}")


def test_content_is_stored_sealed_only(side, prescriber, receipt, tmp_path):
    side.clinicians.reject(prescriber, receipt.code, 1, "seen_in_person", "Bring the herbal tea.")
    side.close()
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    for word in (b"herbal", b"pernicious", receipt.secret.encode()):
        assert word not in stored


def test_nothing_of_a_plan_is_shown_before_a_decision(side, receipt):
    view = side.patients.see(receipt.code, receipt.secret)
    assert "mcg" not in view.model_dump_json()
    with pytest.raises(NotFound):
        side.patients.plan(receipt.code, receipt.secret)


def test_a_confirmed_plan_says_by_whom_in_which_role_and_when(side, prescriber, receipt, moment):
    moment.pass_by(days=1)
    side.clinicians.confirm(prescriber, receipt.code, 1, "See you soon.")
    decision = side.patients.see(receipt.code, receipt.secret).decision
    assert (decision.outcome, decision.name, decision.title) == ("confirmed", "Dr A. Example", "GP")
    assert decision.at == "2026-12-01T09:00:00+00:00"
    assert decision.plan.text.startswith("cyanocobalamin 1,000 mcg IM or SC daily for 7 days")
    assert decision.to_patient == "See you soon."


def test_a_changed_plan_is_the_clinicians_own(side, prescriber, receipt):
    side.clinicians.change(prescriber, receipt.code, 1, a_plan())
    decision = side.patients.see(receipt.code, receipt.secret).decision
    assert decision.plan.text == "hydroxocobalamin 1,000 mcg IM every 2 to 3 months"
    assert decision.cited


def test_a_plan_that_no_protocol_gives_needs_a_typed_reason(side, prescriber, receipt):
    with pytest.raises(Unusable):
        side.clinicians.change(prescriber, receipt.code, 1, a_plan(every=9, every_most=None))
    side.clinicians.change(prescriber, receipt.code, 1, a_plan(every=9, every_most=None), "shared with haematology")
    assert not side.patients.see(receipt.code, receipt.secret).decision.cited


def test_a_product_that_the_case_rules_out_cannot_be_given(side, prescriber):
    receipt = side.patients.send(sent(a_case(conditions=["leber_optic_neuropathy"])))
    with pytest.raises(Blocked):
        side.clinicians.change(prescriber, receipt.code, 1, a_plan(product="cyanocobalamin"), "I insist")


def test_a_thousandfold_dose_cannot_be_given(side, prescriber, receipt):
    with pytest.raises(Blocked):
        side.clinicians.change(prescriber, receipt.code, 1, a_plan(dose_mcg=1_000_000), "I insist")


def test_what_has_no_plan_cannot_be_confirmed(side, prescriber):
    receipt = side.patients.send(sent(a_case(labs=[])))
    with pytest.raises(NoPlan):
        side.clinicians.confirm(prescriber, receipt.code, 1)


def test_a_reader_opens_and_decides_nothing(side, reader, receipt):
    side.clinicians.open(reader, receipt.code)
    with pytest.raises(Forbidden):
        side.clinicians.confirm(reader, receipt.code, 1)


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_is_neither_reader_nor_prescriber_opens_nothing(side, receipt, role):
    person, _ = side.people.invite("O. Other", "manager", [role])
    with pytest.raises(Forbidden):
        side.clinicians.open(person, receipt.code)


def test_somebody_who_was_taken_out_opens_nothing(side, prescriber, receipt):
    with pytest.raises(Forbidden):
        side.clinicians.open(side.people.deactivate(prescriber.id), receipt.code)


def test_of_two_who_decide_one_does(side, prescriber, receipt):
    other, _ = side.people.invite("Dr B. Other", "GP", ["prescriber"])
    side.clinicians.confirm(prescriber, receipt.code, 1)
    with pytest.raises(Decided):
        side.clinicians.reject(other, receipt.code, 1, "seen_in_person")
    assert side.patients.see(receipt.code, receipt.secret).decision.name == "Dr A. Example"


def test_a_decision_about_facts_that_were_corrected_since_is_refused(side, prescriber, receipt):
    side.clinicians.correct(prescriber, receipt.code, 1, a_case(phase="maintenance"))
    with pytest.raises(StaleDraft):
        side.clinicians.confirm(prescriber, receipt.code, 1)


def test_a_correction_is_computed_again_and_both_are_kept(side, prescriber, receipt):
    side.clinicians.correct(prescriber, receipt.code, 1, a_case(labs=[]))
    opened = side.clinicians.look(prescriber, receipt.code)
    first, second = opened.content.versions
    assert (first.by, second.by_name) == ("patient", "Dr A. Example")
    assert first.suggestion.regimen is not None
    assert second.suggestion.regimen is None


def test_an_answer_to_the_clinic_reaches_it_once(side, prescriber, receipt):
    side.clinicians.ask(prescriber, receipt.code, 1, "When was the last injection?")
    assert side.patients.see(receipt.code, receipt.secret).question.text == "When was the last injection?"
    side.patients.answer(receipt.code, receipt.secret, 2, "In May.")
    with pytest.raises(NotFound):
        side.patients.answer(receipt.code, receipt.secret, 3, "In June.")
    assert side.clinicians.look(prescriber, receipt.code).content.questions[0].answer == "In May."


def test_what_is_withdrawn_is_destroyed_at_once(side, prescriber, receipt):
    side.patients.withdraw(receipt.code, receipt.secret)
    assert side.clinicians.inbox(prescriber) == []
    with pytest.raises(Forgotten):
        side.clinicians.open(prescriber, receipt.code)
    assert side.patients.see(receipt.code, receipt.secret).state == "withdrawn"


def test_a_decided_draft_is_not_withdrawn(side, prescriber, receipt):
    side.clinicians.confirm(prescriber, receipt.code, 1)
    with pytest.raises(Decided):
        side.patients.withdraw(receipt.code, receipt.secret)


def test_the_inbox_has_the_most_urgent_first_and_then_the_oldest(side, prescriber, moment):
    plain = side.patients.send(sent())
    moment.pass_by(hours=1)
    urgent = side.patients.send(sent(a_case(symptoms={"present": ["gait_disturbance"]}), "second"))
    moment.pass_by(hours=1)
    later = side.patients.send(sent(message="third"))
    inbox = side.clinicians.inbox(prescriber)
    assert [draft.code for draft in inbox] == [urgent.code, plain.code, later.code]
    assert inbox[0].urgency is not None


def test_what_nobody_decides_about_expires_and_is_forgotten_in_time(side, prescriber, receipt, moment, faults):
    moment.pass_by(days=13)
    assert side.age() == (0, 0)
    moment.pass_by(days=1)
    assert side.age() == (1, 0)
    assert side.patients.see(receipt.code, receipt.secret).state == "expired"
    moment.pass_by(days=30)
    assert side.age() == (0, 1)
    with pytest.raises(Forgotten):
        side.clinicians.open(prescriber, receipt.code)
    assert faults() == []


def test_a_changed_plan_has_checks_of_its_own(side, prescriber, receipt):
    tablets = a_plan(product="cyanocobalamin_oral", route="PO", every=1, every_most=None, unit="day")
    side.clinicians.change(prescriber, receipt.code, 1, tablets, "afraid of needles")
    content = side.patients.plan(receipt.code, receipt.secret)
    assert "oral_not_improved" in {check.id for check in content.checks}
    assert "no_serum_b12_on_injections" not in {check.id for check in content.checks}
    assert "no_serum_b12_on_injections" in {check.id for check in content.newest.suggestion.monitoring}
    assert not content.checks_are_of_the_draft


def test_a_plan_that_was_changed_before_its_checks_were_kept_says_that_they_are_of_the_draft(side, prescriber, receipt):
    side.clinicians.change(prescriber, receipt.code, 1, a_plan())
    content = side.patients.plan(receipt.code, receipt.secret)
    older = content.decision.model_copy(update={"checks": None, "safety": None})
    content = content.model_copy(update={"decision": older})
    assert content.checks == content.newest.suggestion.monitoring
    assert content.checks_are_of_the_draft
