"""Starting B12 tells the phase, and a time that is reckoned from the start does not."""

from __future__ import annotations

import pytest
from reading import present


@pytest.mark.parametrize("text", ["I am 41, starting B12, celiac", "29 and starting b12"])
def test_starting_b12_is_the_start(text: str) -> None:
    assert present(text, "phase") == {"repletion"}


@pytest.mark.parametrize(
    "text", ["I've been better since starting B12 five years ago", "my nails got stronger after starting B12"]
)
def test_a_time_since_the_start_is_no_start(text: str) -> None:
    assert present(text, "phase") == set()
