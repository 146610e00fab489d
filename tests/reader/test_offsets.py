"""Laws of the reader: offsets point into the text as typed, and the same text always gives the same mentions."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from b12nlu import read
from b12nlu.mention import EXTRAS

CONTRACT = {
    "type", "id", "text", "start", "end", "value", "unit", "comparator", "word",
    "negated", "uncertain", "historical", "hypothetical", "subject", "retracted", "because",
}  # fmt: skip
FRAGMENTS = st.sampled_from(
    [
        *(
            "B12",
            "98",
            " pg/mL",
            "&lt;150",
            "no ",
            "numbness",
            ", ",
            "µmol/L",
            "’",
            "½",
            "¹²",
            "\u200b",
            "İ",
            "ﬁ",
            "\n",
            ". ",
        ),
        *("PA", "every 3 months", "–", "𝟗𝟖", "&amp;", "Hb 9,1"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(FRAGMENTS, max_size=14).map("".join)))
def test_every_mention_is_cut_from_the_text_as_typed(text: str) -> None:
    for mention in read(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text


@settings(max_examples=40, deadline=None)
@given(st.lists(FRAGMENTS, max_size=14).map("".join))
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert read(text) == read(text)


def test_a_mention_has_the_keys_of_the_contract() -> None:
    for mention in read("B12 98 pg/mL (2026-10-01), jabs every 8 to 12 weeks, can't move my legs"):
        data = mention.as_dict()
        assert set(data) - EXTRAS == CONTRACT
        json.dumps(data)


def test_characters_that_change_length_keep_their_place() -> None:
    text = "“B12’s” ≤ 98 µg/L — ½ way, Hb &lt; 9,1 g/dl"
    (lab,) = [mention for mention in read(text) if mention.id == "haemoglobin"]
    assert lab.text == "Hb &lt; 9,1 g/dl"
    assert (lab.value, lab.comparator, lab.unit) == (9.1, "<", "g/dL")


def test_a_very_long_message_is_read_without_harm() -> None:
    assert read("numb feet " * 5000)


def test_an_empty_message_has_no_mentions() -> None:
    assert read("") == read("  \n ") == []
