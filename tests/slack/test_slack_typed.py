"""What a person typed reaches the assistant as they meant it: no entities, no markup, no mentions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.slack.typed import typed_words


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("B12 &lt;150 pg/mL", "B12 <150 pg/mL"),
        ("&gt;2000 ng/L", ">2000 ng/L"),
        ("PA &amp; metformin", "PA & metformin"),
        ("&amp;lt;150", "&lt;150"),
        ("<@U0BOT> 72F PA", "72F PA"),
        ("<@U0BOT|b12> 72F PA", "72F PA"),
        ("seen by <@U777|drlee> today", "seen by drlee today"),
        ("seen by <@U777> today", "seen by  today"),
        ("from <#C1|ward>", "from #ward"),
        ("<!here> B12 98", "B12 98"),
        ("see <https://labs.example/1|report>", "see report"),
        ("see <https://labs.example/1>", "see https://labs.example/1"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("B12 *98* pg/mL", "B12 98 pg/mL"),
        ("_no_ numbness", "no numbness"),
        ("`98 pg/mL`", "98 pg/mL"),
        ("```B12 98```", "B12 98"),
        ("B12 ~312~ 132", "B12 not 312 132"),
        ("Hb ~11 and MCV ~104", "Hb ~11 and MCV ~104"),
        ("2*3*4", "2*3*4"),
        ("serum_b12_level", "serum_b12_level"),
        ("10*9/L and 5*9/L", "10*9/L and 5*9/L"),
    ],
)
def test_a_message_is_read_as_it_was_meant(sent: str, meant: str) -> None:
    assert typed_words(sent, "U0BOT") == meant


@given(st.text(alphabet=st.characters(exclude_characters="*_~`", exclude_categories=["Cs"])))
def test_whatever_is_typed_without_formatting_comes_through_unchanged(text: str) -> None:
    sent = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert typed_words(sent, "U0BOT") == text.strip()


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    typed_words(text, "U0BOT")
