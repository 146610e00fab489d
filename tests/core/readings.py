"""One result as the core reads it, or the error with which it is refused."""

from __future__ import annotations

import pytest
from cases import KNOWLEDGE, lab

from b12core import CaseError
from b12core.case import Lab
from b12core.units import Reading, read_lab


def read(analyte: str, value: float | str, unit: str | None = None, **more: str) -> Reading:
    """The reading of one result."""
    return read_lab(Lab.model_validate(lab(analyte, value, unit, **more)), KNOWLEDGE)


def refusal(analyte: str, value: float | str, unit: str | None = None, **more: str) -> CaseError:
    """The error with which one result is refused."""
    with pytest.raises(CaseError) as refused:
        read(analyte, value, unit, **more)
    assert refused.value.field == f"labs.{analyte}"
    return refused.value
