"""Laws of entries: a unit changes no decision however it is written, and what is refused says how to put it right."""

from __future__ import annotations

import json
from typing import Any

import hypothesis.strategies as st
from cases import KNOWLEDGE, PROTOCOLS, Content, answer, case, lab
from hypothesis import given

from b12core import CaseError, Suggestion, parse_case, suggest
from b12core.case import Lab
from b12core.identifiers import ANALYTES, Analyte
from b12core.units import known_units, read_lab

QUANTITIES: list[Analyte] = [analyte for analyte in ANALYTES if KNOWLEDGE.analytes[analyte].own_unit is not None]
WAYS = KNOWLEDGE.units.spellings


@st.composite
def written_units(draw: st.DrawFn, analyte: Analyte) -> tuple[str, str]:
    """A unit of the analyte by name, and one of the ways to write it."""
    name = draw(st.sampled_from(known_units(analyte, KNOWLEDGE)))
    written = draw(st.sampled_from((name, *WAYS.also_written.get(name, ()))))
    parts = [
        draw(st.sampled_from((part, *WAYS.parts.get(KNOWLEDGE.units.plain(part), ()))))
        if part and written != "%"
        else part
        for part in written.split("/")
    ]
    text = draw(st.sampled_from(("/", " / ", "/ ", " per ") if len(parts) == 2 else ("/",))).join(parts)
    if text.startswith("10"):
        text = draw(st.sampled_from(("", "x", "x ", "× ", "*"))) + text
        text = text.replace("^", draw(st.sampled_from(("^", "*", "e", "E", "**", " ^ "))))
    text = text.replace("u", draw(st.sampled_from(("u", "µ", "μ")))) if text.startswith(("u", "/u")) else text
    return name, draw(st.sampled_from((text, text.upper(), text.lower(), f" {text} ")))


@st.composite
def results(draw: st.DrawFn) -> tuple[Content, Content]:
    """A result in some unit as somebody writes it, and the same result in the analyte's own unit."""
    analyte = draw(st.sampled_from(QUANTITIES))
    entry = KNOWLEDGE.analytes[analyte]
    name, written = draw(written_units(analyte))
    usual = entry.unusual_outside
    assert usual is not None
    factor = next((unit.to_own for unit in entry.units if unit.unit == name), 1.0)
    value = draw(st.floats(usual.min, usual.max)) / factor
    value = float(f"{value:.4g}")
    own = read_lab(Lab.model_validate(lab(analyte, value, name)), KNOWLEDGE).value
    more = draw(st.sampled_from([{}, {"comparator": "<"}, {"comparator": ">="}, {"taken_on": "2026-11-01"}]))
    assert own is not None
    return lab(analyte, value, written, **more), lab(analyte, own, entry.own_unit, **more)


def said(suggestion: Suggestion) -> list[Any]:
    """All that was decided and all rules that spoke, without the numbers as entered."""
    rules = [
        [item.rule for item in suggestion.reasons],
        [item.rule for item in suggestion.referrals],
        [item.id for item in suggestion.safety],
        [item.rule for item in suggestion.interpretation],
        [item.id for item in suggestion.monitoring],
        [item.field for item in suggestion.missing],
        [(item.analyte, item.meaning) for item in suggestion.findings],
    ]
    return [suggestion.status, suggestion.urgency, suggestion.regimen, *rules]


@given(results(), st.sampled_from(PROTOCOLS), st.booleans())
def test_no_way_to_write_a_unit_changes_what_is_decided(
    result: tuple[Content, Content], protocol: str, alone: bool
) -> None:
    beside = [] if alone else [lab("serum_b12", 98, "ng/L", taken_on="2026-10-01")]
    as_written, in_own_unit = (
        answer(case(as_of="2026-11-22", labs=[*beside, given_one]), protocol) for given_one in result
    )
    assert said(as_written) == said(in_own_unit)


def names_what_is_wrong(error: CaseError) -> None:
    """Checks that each part of the error, and of those beside it, says something in people's words."""
    for single in (error, *error.others):
        parts = single.as_dict() if single is not error else {**error.as_dict(), "others": None}
        for name in ("field", "expected", "got", "do"):
            assert parts[name].strip(), f"{name} is empty in {single}"
        assert "Input should" not in single.expected
        assert "{" not in single.expected + single.do
        assert single.do.endswith((".", "?", "`."))


unit_texts = st.text("kKuUµ/lLgmpo10^9³×x* .%mcnsfd", min_size=1, max_size=12)


@given(
    st.sampled_from(ANALYTES),
    st.floats(allow_nan=True) | st.sampled_from(["positive", "98"]),
    st.none() | unit_texts | st.sampled_from(sorted(WAYS.parts)),
)
def test_a_result_is_taken_or_refused_by_field_expectation_and_what_came(
    analyte: Analyte, value: float | str, unit: str | None
) -> None:
    try:
        suggestion = suggest(parse_case({"labs": [lab(analyte, value, unit)]}))
    except CaseError as error:
        names_what_is_wrong(error)
    else:
        assert suggestion.findings[0].analyte == analyte


FIELDS = [
    "as_of phase cause cause_detail symptoms symptom_course labs patient conditions medicines treatment preferences",
    "requested_drug not_known procedure resection_cm medicine resolved present absent analyte value unit comparator",
    "taken_on before_treatment reference_low age sex pregnant product dose_mcg route interval_days doses_given lower",
]
keys = st.sampled_from(" ".join(FIELDS).split()) | st.text(min_size=1, max_size=8)
words = st.sampled_from(
    ["metformin", "PA", "numbness", "serum_b12", "pg/mL", "2026-11-01", "<200", "IM", "maintenance"]
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(keys, anything, max_size=5) | anything)
def test_anything_is_a_case_or_is_refused_by_field_expectation_and_what_came(content: Any) -> None:
    try:
        suggest(parse_case(content))
    except CaseError as error:
        names_what_is_wrong(error)
        json.dumps(error.as_dict())
