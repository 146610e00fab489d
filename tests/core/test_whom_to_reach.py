"""Whom to reach, from the clinic's file: the one for the need first, and never without the emergency number."""

from __future__ import annotations

import pytest

from b12core.clinic import parse_clinic
from b12core.errors import ClinicError

CLINIC = """
name: Clinic
contact: 555-0100
country: "US"
emergency_number: "112"
crisis_text: Call the line.
protocols: [us-practice]
"""
CONTACTS = """
contacts:
  crisis: {label: The line, number: "1", sms: "2", hours: day and night}
  clinic: {label: Clinic, number: 555-0100}
"""


def test_who_is_needed_comes_first_and_the_emergency_number_is_always_there() -> None:
    clinic = parse_clinic(CLINIC + CONTACTS)
    assert [contact.number for contact in clinic.contacts_for("crisis")] == ["1", "112", "555-0100"]
    assert [contact.number for contact in clinic.contacts_for("clinic")] == ["555-0100", "112"]
    assert [contact.number for contact in clinic.contacts_for("emergency")] == ["112", "555-0100"]


def test_a_clinic_says_what_to_do_while_it_is_closed() -> None:
    contacts = 'contacts: {clinic: {label: Clinic, number: "1", hours: weekdays, closed: Go to the night service.}}'
    assert parse_clinic(f"{CLINIC}{contacts}\n").contacts["clinic"].closed == "Go to the night service."


def test_without_contacts_the_emergency_number_stands_in_for_all() -> None:
    assert [contact.number for contact in parse_clinic(CLINIC).contacts_for("crisis")] == ["112"]


def test_a_way_to_be_reached_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ClinicError, match="fax"):
        parse_clinic(CLINIC + 'contacts: {clinic: {label: Clinic, fax: "1"}}')


EMERGENCY = 'contacts: {emergency: {label: Emergency services, number: "999"}}'


def test_the_number_of_the_emergency_contact_is_the_emergency_number() -> None:
    clinic = parse_clinic(CLINIC.replace('emergency_number: "112"\n', "") + EMERGENCY)
    assert clinic.emergency_number == "999"
    assert [contact.label for contact in clinic.contacts_for("emergency")] == ["Emergency services"]


def test_one_emergency_number_said_twice_alike_is_one() -> None:
    assert parse_clinic(CLINIC + EMERGENCY.replace("999", "112")).emergency_number == "112"


def test_two_emergency_numbers_that_differ_are_refused_by_name() -> None:
    with pytest.raises(ClinicError) as refused:
        parse_clinic(CLINIC + EMERGENCY)
    assert refused.value.field == "contacts.emergency.number"
    assert "'112'" in refused.value.got
    assert "'999'" in refused.value.got
    assert "leave emergency_number out" in refused.value.expected
    assert "Edit clinic.yml" in str(refused.value)


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ("", "the number to call in an emergency"),
        ("contacts: {emergency: {label: Emergency services}}", "the number to call in an emergency"),
        ("contacts: {emergency: {label: Emergency services, number: 999}}", "a number in quotes"),
    ],
)
def test_without_an_emergency_number_as_text_the_file_is_refused(contacts: str, expected: str) -> None:
    with pytest.raises(ClinicError, match=expected) as refused:
        parse_clinic(CLINIC.replace('emergency_number: "112"\n', "") + contacts)
    assert refused.value.field == "contacts.emergency.number"
