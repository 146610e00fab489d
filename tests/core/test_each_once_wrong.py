"""What was once answered wrongly and shows only in a text or a comparison; and that each of them is looked after.

The inputs that show in a suggestion stand in `scenarios/each_once_wrong.yml`, under the same letters and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from cases import PROTOCOLS, Content, answer, case, lab
from test_scenarios import ALL

from b12core import Suggestion, parse_case
from b12core.comparison import compare
from b12core.comparison_text import comparison_text
from b12core.render import as_text
from b12core.words import REGISTERS

LETTERS = {"A": 17, "B": 14, "C": 15, "D": 3}
"""How many there are of each kind."""

LOW = lab("serum_b12", 98, "ng/L")
TIRED: Content = {"present": ["fatigue"], "absent": ["paraesthesia", "numbness"]}


def every_text(content: Content) -> str:
    """The note in both registers, whole, under every protocol."""
    suggestions: list[Suggestion] = [answer(content, protocol) for protocol in PROTOCOLS]
    return "\n".join(as_text(said, register, everything=True) for said in suggestions for register in REGISTERS)


def an_emergency_is_one_in_the_comparison() -> None:
    chest_pain = parse_case(case(symptoms={"present": ["chest_pain"]}, labs=[LOW]))
    text = comparison_text(compare(chest_pain))
    assert text.startswith("Emergency")
    assert "mcg" not in text


def no_comparison_is_without_its_caveat() -> None:
    rows = compare(parse_case(case(symptoms=TIRED, labs=[LOW])))
    assert comparison_text(rows).rstrip().endswith(rows[0].line)


def no_sentence_stumbles() -> None:
    for cause in ("dietary", "metformin", "h_pylori", "pernicious_anaemia"):
        text = every_text(case(cause=cause, symptoms=TIRED, labs=[LOW], preferences={"route": "oral"}))
        for stumble in ("every 1 day", "every 1 month", ". serum B12", "resolved; until the cause is"):
            assert stumble not in text, stumble
        assert not re.search(r"oral cyanocobalamin [^.;,(]*orally", text)


def no_text_holds_an_id() -> None:
    content = case(
        cause="ileal_resection", symptoms=TIRED, labs=[LOW, lab("intrinsic_factor_antibody", "negative")], phase=None
    )
    text = every_text(content)
    for identifier in (*PROTOCOLS, "labs.", "patient.pregnant", "cause_detail", "intrinsic_factor"):
        assert identifier not in text, identifier


def pregnancy_is_no_question_at_sixty() -> None:
    for age in (60, 64):
        content = case(symptoms=TIRED, labs=[LOW], patient={"age": age, "sex": "female"})
        assert "patient.pregnant" not in {gap.field for gap in answer(content).missing}
        assert "pregnan" not in every_text(content).partition("Other guidelines")[0].split("Caveat")[0].casefold()


IN_A_TEXT: list[tuple[str, Callable[[], None]]] = [
    ("B12 an emergency is one in the comparison", an_emergency_is_one_in_the_comparison),
    ("B12 no comparison is without its caveat", no_comparison_is_without_its_caveat),
    ("C10 no sentence stumbles", no_sentence_stumbles),
    ("C11 no text holds an id", no_text_holds_an_id),
    ("C12 pregnancy is no question at sixty", pregnancy_is_no_question_at_sixty),
]


@pytest.mark.parametrize("holds", [holds for _, holds in IN_A_TEXT], ids=[name for name, _ in IN_A_TEXT])
def test_what_shows_in_a_text(holds: Callable[[], None]) -> None:
    holds()


def test_each_of_them_is_looked_after() -> None:
    named = {
        name.partition(" ")[0] for name in (*(scenario.shows for scenario in ALL), *(name for name, _ in IN_A_TEXT))
    }
    wanted = {f"{letter}{number}" for letter, count in LETTERS.items() for number in range(1, count + 1)}
    assert not wanted - named
