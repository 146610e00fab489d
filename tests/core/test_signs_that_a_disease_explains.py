"""Which known disease explains a sign by itself stands with the sign in the knowledge, not in code."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from cases import case

from b12core import KnowledgeError, parse_case
from b12core.assessment import assess
from b12core.knowledge import parse_knowledge, read_knowledge_texts


def _explaining(disease: str) -> dict[str, str]:
    """The knowledge files with numbness explained by a disease."""
    texts = read_knowledge_texts()
    symptoms: list[dict[str, Any]] = yaml.safe_load(texts["symptoms.yml"])
    next(entry for entry in symptoms if entry["id"] == "numbness")["explained_by"] = [disease]
    return {**texts, "symptoms.yml": yaml.safe_dump(symptoms)}


def _nerves(texts: dict[str, str], present: list[str], conditions: list[str]) -> str:
    content = case(symptoms={"present": present, "absent": ["paraesthesia"]}, conditions=conditions)
    return assess(parse_case(content), parse_knowledge(texts)).features.neuro


def test_sight_beside_leber_is_no_certain_nerve_sign_and_gait_still_is() -> None:
    texts = read_knowledge_texts()
    assert _nerves(texts, ["visual_disturbance"], ["leber_optic_neuropathy"]) == "possible"
    assert _nerves(texts, ["visual_disturbance"], []) == "definite"
    assert _nerves(texts, ["visual_disturbance", "gait_disturbance"], ["leber_optic_neuropathy"]) == "definite"


def test_another_disease_that_explains_a_sign_is_an_entry() -> None:
    texts = _explaining("kidney_disease")
    assert _nerves(texts, ["numbness"], ["kidney_disease"]) == "possible"
    assert _nerves(texts, ["numbness"], []) == "definite"


def test_a_disease_that_no_case_can_name_is_refused() -> None:
    with pytest.raises(KnowledgeError, match=r"symptoms\.yml, numbness: explained_by"):
        parse_knowledge(_explaining("gout"))
