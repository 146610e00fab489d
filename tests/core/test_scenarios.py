"""Scenario pairs from `scenarios/`: a case, and what a clinician would look for in the answer.

An entry says in `shows` what it shows, in `safety` which promise. `each` repeats it for several values of a field.
What is expected is a part of the suggestion; what an entry does not name is not looked at.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases import KNOWLEDGE, Content, answer, shown_steps

from b12core import DEFAULT_PROTOCOL, CaseError, Suggestion
from b12core.suggestion import Interval, Range, Step

FOLDER = Path(__file__).with_name("scenarios")

NAMED_PROTOCOLS = ("us-practice", "us-label-cyanocobalamin", "uk-nice-bnf")
"""The protocols of which every cell is shown here."""


@dataclass(frozen=True)
class Scenario:
    """A case and what is expected of it, named for what it shows."""

    shows: str
    protocol: str
    case: Content
    expect: Content


def scenarios() -> Iterator[Scenario]:
    """Every scenario of every file, repeated for each value that it names."""
    for file in sorted(FOLDER.glob("*.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
            unknown = set(entry) - {"shows", "safety", "protocol", "case", "expect", "each"}
            assert not unknown, f"{file.name}: {entry.get('shows')}: {unknown}"
            for key, values in entry.get("each", {"": [None]}).items():
                for value in values:
                    case = copy.deepcopy(entry["case"])
                    if key:
                        case[key] = value
                    name = f"{entry['shows']} ({_short(value)})" if key else entry["shows"]
                    name = f"{name} [{entry['protocol']}]" if "protocol" in entry else name
                    yield Scenario(name, entry.get("protocol", DEFAULT_PROTOCOL), case, entry["expect"])


def _short(value: object) -> str:
    return value if isinstance(value, str) else yaml.safe_dump(value, default_flow_style=True).strip()


ALL = list(scenarios())


@pytest.mark.parametrize("scenario", ALL, ids=[scenario.shows for scenario in ALL])
def test_scenario(scenario: Scenario) -> None:
    if "error" in scenario.expect:
        _is_refused(scenario)
        return
    suggestion = answer(scenario.case, scenario.protocol)
    for key, expected in scenario.expect.items():
        CHECKS[key](suggestion, expected)


def _is_refused(scenario: Scenario) -> None:
    expected = scenario.expect["error"]
    with pytest.raises(CaseError) as refused:
        answer(scenario.case, scenario.protocol)
    assert refused.value.field == expected["field"]
    assert expected["expected"] in refused.value.expected
    assert expected["got"] in refused.value.got
    assert refused.value.do


def _all_in(wanted: list[str], found: list[str] | tuple[str, ...] | set[str]) -> None:
    assert not set(wanted) - set(found), f"expected {wanted}, found {sorted(found)}"


def _none_in(unwanted: list[str], found: list[str] | tuple[str, ...] | set[str]) -> None:
    assert not set(unwanted) & set(found), f"did not expect {sorted(set(unwanted) & set(found))}"


def _steps_are(found: tuple[Step, ...], expected: list[Content]) -> None:
    assert len(found) == len(expected), [step.text for step in found]
    for step, wanted in zip(found, expected, strict=True):
        shown = _shown(step)
        assert {key: shown[key] for key in wanted if key != "until"} == {
            key: value for key, value in wanted.items() if key != "until"
        }
        assert wanted.get("until", "") in (step.until or "")


def _shown(step: Step) -> Content:
    """A step as the scenarios write it."""
    return {
        "phase": step.phase,
        "product": step.product,
        "dose": _span(step.dose_mcg),
        "at_least": step.at_least,
        "route": step.route,
        "or": list(step.other_routes),
        "every": _every(step.every),
        "doses": step.doses,
        "for_days": _span(step.for_days) if step.for_days else None,
    }


def _span(span: Range) -> int | str:
    return span.min if span.min == span.max else f"{span.min} to {span.max}"


def _every(every: Interval) -> str:
    span = str(every.min) if every.min == every.max else f"{every.min} to {every.max or 'more'}"
    return f"{span} {every.unit}{'' if span == '1' else 's'}"


def _has_options(suggestion: Suggestion, expected: list[list[Content]]) -> None:
    options = suggestion.regimen.options if suggestion.regimen else ()
    assert len(options) == len(expected)
    for option, wanted in zip(options, expected, strict=True):
        _steps_are(option, wanted)


def _has_regimen(suggestion: Suggestion, expected: bool) -> None:
    assert (suggestion.regimen is not None) is expected


def _has_steps(suggestion: Suggestion, expected: list[Content]) -> None:
    assert suggestion.regimen is not None, suggestion.headline
    _steps_are(suggestion.regimen.steps, expected)


def _lasts(suggestion: Suggestion, expected: str) -> None:
    assert suggestion.regimen is not None
    assert suggestion.regimen.duration == expected


def _needs(suggestion: Suggestion, expected: list[str]) -> None:
    assert {item.field for item in suggestion.missing if item.decisive} == set(expected)


def _misses(suggestion: Suggestion, expected: dict[str, str]) -> None:
    found = {item.field: item.status for item in suggestion.missing}
    assert {field: found.get(field) for field in expected} == expected


def _means(suggestion: Suggestion, expected: dict[str, str]) -> None:
    found = {finding.analyte: finding.meaning for finding in suggestion.findings}
    assert {analyte: found.get(analyte) for analyte in expected} == expected  # type: ignore[call-overload]


def _converts(suggestion: Suggestion, expected: dict[str, str]) -> None:
    found = {str(finding.analyte): f"{finding.entered} = {finding.converted}" for finding in suggestion.findings}
    assert {analyte: found.get(analyte) for analyte in expected} == expected


def _is_weakened(suggestion: Suggestion, expected: dict[str, list[str]]) -> None:
    found = {str(finding.analyte): list(finding.weakened_by) for finding in suggestion.findings}
    assert {analyte: found.get(analyte) for analyte in expected} == expected


def _says(suggestion: Suggestion, expected: list[str]) -> None:
    text = " ".join(
        [
            suggestion.headline,
            *(
                item.text
                for item in (*suggestion.reasons, *suggestion.referrals, *suggestion.safety, *suggestion.monitoring)
            ),
        ]
    )
    assert not [words for words in expected if words not in text], text


def _tells_the_patient(suggestion: Suggestion, expected: list[str]) -> None:
    text = " ".join([suggestion.headline_plain, *(item.plain for item in suggestion.referrals)])
    assert not [words for words in expected if words not in text], text


def _changes(suggestion: Suggestion, expected: dict[str, str]) -> None:
    found = {change.condition: change.then for change in suggestion.would_change}
    for condition, then in expected.items():
        named = [outcome for words, outcome in found.items() if condition in words]
        assert named, f"{condition!r} is not among {list(found)}"
        assert then in named[0]


def _speak(suggestion: Suggestion, expected: dict[str, str]) -> None:
    found = {other.protocol: other.summary for other in suggestion.alternatives}
    for protocol, words in expected.items():
        assert words in found[protocol]


def _considers(suggestion: Suggestion, expected: Content) -> None:
    (option,) = suggestion.considered
    step = option.step
    assert _span(step.dose_mcg) == expected["dose"]
    assert _every(step.every) == expected["every"]
    assert expected["found"] in option.found
    assert expected["not_found"] in option.not_found
    assert option.excluded_here is expected["excluded"]
    assert option.confidence == "proposal"
    assert step not in list(shown_steps(suggestion))


def _in_use(suggestion: Suggestion, expected: Content) -> None:
    """What the appraisal of the treatment in use says: its fields, `says` and `never_says` words, `none`."""
    found = suggestion.appraisal
    if expected == "none":
        assert found is None
        return
    assert found is not None
    for key, wanted in expected.items():
        if key in ("says", "never_says"):
            in_text = [words for words in wanted if words in found.text]
            assert in_text == (wanted if key == "says" else []), found.text
        elif key == "tells_the_patient":
            assert not [words for words in wanted if words not in found.plain], found.plain
        else:
            value = getattr(found, key)
            assert (list(value) if isinstance(value, tuple) else value) == wanted, (key, value)


def _never_says(suggestion: Suggestion, unwanted: list[str]) -> None:
    text = suggestion.model_dump_json()
    assert not [words for words in unwanted if words in text]


def _misses_first(suggestion: Suggestion, expected: str) -> None:
    assert suggestion.missing[0].field == expected, [item.field for item in suggestion.missing]


def _have_effects(suggestion: Suggestion, expected: dict[str, str]) -> None:
    """The effect of reasons by their rule, where they are given; one that is not `against` is never the strongest."""
    for reason in suggestion.reasons:
        if reason.rule in expected:
            assert reason.effect == expected[reason.rule]
            assert reason.text != suggestion.confirmation.strongest_reason_against


CHECKS: dict[str, Callable[[Suggestion, Any], None]] = {
    "status": lambda suggestion, expected: _equal(suggestion.status, expected),
    "headline": lambda suggestion, words: _contains(suggestion.headline, words),
    "missing_first": _misses_first,
    "never_says": _never_says,
    "not_status": lambda suggestion, expected: _differ(suggestion.status, expected),
    "urgency": lambda suggestion, expected: _equal(suggestion.urgency, expected),
    "regimen": _has_regimen,
    "product": lambda suggestion, expected: _equal(suggestion.regimen and suggestion.regimen.product, expected),
    "never_product": lambda suggestion, unwanted: _none_in(
        unwanted, {step.product for step in shown_steps(suggestion)}
    ),
    "steps": _has_steps,
    "options": _has_options,
    "duration": _lasts,
    "reasons": lambda suggestion, expected: _all_in(expected, [reason.rule for reason in suggestion.reasons]),
    "no_reasons": lambda suggestion, unwanted: _none_in(unwanted, [reason.rule for reason in suggestion.reasons]),
    "effects": _have_effects,
    "because_of": lambda suggestion, expected: _all_in(
        expected, {path for reason in suggestion.reasons for path in reason.because_of}
    ),
    "against": lambda suggestion, words: _contains(suggestion.confirmation.strongest_reason_against or "", words),
    "referrals": lambda suggestion, expected: _all_in(
        expected, {rule for item in suggestion.referrals for rule in (item.rule, *item.includes)}
    ),
    "referral_lines": lambda suggestion, expected: _equal([item.rule for item in suggestion.referrals], expected),
    "referred_because_of": lambda suggestion, expected: _equal(
        {item.rule: list(item.because_of) for item in suggestion.referrals if item.rule in expected}, expected
    ),
    "noted_because_of": lambda suggestion, expected: _equal(
        {item.id: list(item.because_of) for item in suggestion.safety if item.id in expected}, expected
    ),
    "no_referrals": lambda suggestion, unwanted: _none_in(unwanted, [item.rule for item in suggestion.referrals]),
    "safety_notes": lambda suggestion, expected: _all_in(expected, [item.id for item in suggestion.safety]),
    "no_safety_notes": lambda suggestion, unwanted: _none_in(unwanted, [item.id for item in suggestion.safety]),
    "interpretation": lambda suggestion, expected: _all_in(expected, [item.rule for item in suggestion.interpretation]),
    "no_interpretation": lambda suggestion, unwanted: _none_in(
        unwanted, [item.rule for item in suggestion.interpretation]
    ),
    "trends": lambda suggestion, expected: _equal([item.rule for item in suggestion.trends], expected),
    "in_use": _in_use,
    "next_due": lambda suggestion, expected: _equal(suggestion.appraisal and suggestion.appraisal.next_due, expected),
    "overdue": lambda suggestion, expected: _equal(suggestion.appraisal and suggestion.appraisal.overdue, expected),
    "can_change_the_answer": lambda suggestion, expected: _equal(
        [item.field for item in suggestion.missing if item.changes_answer and not item.decisive], expected
    ),
    "monitoring": lambda suggestion, expected: _all_in(expected, [item.id for item in suggestion.monitoring]),
    "no_monitoring": lambda suggestion, unwanted: _none_in(unwanted, [item.id for item in suggestion.monitoring]),
    "needs": _needs,
    "missing": _misses,
    "not_missing": lambda suggestion, unwanted: _none_in(unwanted, [item.field for item in suggestion.missing]),
    "findings": _means,
    "converted": _converts,
    "weakened": _is_weakened,
    "says": _says,
    "tells_the_patient": _tells_the_patient,
    "changes": _changes,
    "no_changes": lambda suggestion, unwanted: _none_in(unwanted, [item.rule for item in suggestion.would_change]),
    "others_say": _speak,
    "considered": _considers,
    "to_confirm": lambda suggestion, words: _contains(" ".join(suggestion.confirmation.to_confirm), words),
}


def _equal(found: object, expected: object) -> None:
    assert found == expected


def _differ(found: object, unwanted: object) -> None:
    assert found != unwanted


def _contains(text: str, words: str) -> None:
    assert words in text


def test_no_two_scenarios_show_the_same() -> None:
    names = [scenario.shows for scenario in ALL]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("protocol", NAMED_PROTOCOLS)
def test_every_cell_that_speaks_and_every_stated_silence_is_shown(protocol: str) -> None:
    shown = set()
    for scenario in ALL:
        if scenario.protocol == protocol and "error" not in scenario.expect:
            suggestion = answer(scenario.case, protocol)
            shown |= {(reason.rule, scenario.case.get("cause")) for reason in suggestion.reasons}
    entry = KNOWLEDGE.protocols[protocol]
    cells = {
        (line.id, cause)
        for line in (*entry.rules, *entry.silent)
        for cause in line.causes
        if not _never_reached(line.stage, cause)
    }
    assert not sorted(cells - shown)


def _never_reached(stages: tuple[str, ...], cause: str) -> bool:
    """A cell for prevention where the cause is not one that a deficiency is prevented for."""
    return stages == ("prevention",) and KNOWLEDGE.causes[cause].prevention == "no"  # type: ignore[index]
