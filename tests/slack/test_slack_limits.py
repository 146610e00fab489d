"""Whatever the assistant says, Slack takes it, and every word of it is there."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from example_answers import suggestion_card
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_stand_in import buttons, words_of

from channels.replies import Message, Option
from channels.slack.analytes import Analyte, standard_analytes
from channels.slack.lab_form import MOST_ROWS, LabForm
from channels.slack.rendering import answered, rendered
from channels.slack.wrong_form import CARDS as WITH_BUTTON

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)
LONG = st.builds(lambda text, times: text * times, TEXT, st.sampled_from([1, 1, 1, 10, 40]))
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=200)
OPTIONS = st.lists(st.builds(Option, id=st.text("abc", min_size=1, max_size=300), title=WORDS), max_size=60)
ROW = st.fixed_dictionaries(
    {"field": st.just("f"), "label": TEXT, "value": LONG, "note": st.none() | TEXT,
     "status": st.sampled_from(["not_known", "not_asked"])}
)  # fmt: skip
SOURCE = st.fixed_dictionaries({"id": WORDS, "title": WORDS, "publisher": TEXT, "year": st.none(), "country": TEXT,
                                "url": st.just("https://a.example/") | TEXT})  # fmt: skip
GUIDELINE = st.fixed_dictionaries(dict.fromkeys(("protocol", "authority", "country", "summary", "differs"), LONG))
CARDS = st.one_of(
    st.none(),
    st.fixed_dictionaries({"type": st.just("review"), "rows": st.lists(ROW, max_size=8)}),
    st.fixed_dictionaries({"type": st.just("emergency"), "number": WORDS, "text": LONG}),
    st.fixed_dictionaries(
        {"type": st.just("answer"), "id": WORDS, "title": LONG, "paragraphs": st.lists(LONG, max_size=8),
         "sources": st.lists(SOURCE, max_size=8), "confidence": WORDS, "caveat": st.none() | LONG}
    ),
    st.fixed_dictionaries(
        {"type": st.just("visit_sheet"), "title": LONG, "facts": st.lists(LONG, max_size=6),
         "questions": st.lists(LONG, max_size=6), "caveat": LONG}
    ),
    st.fixed_dictionaries(
        {"type": st.just("comparison"), "title": LONG, "rows": st.lists(GUIDELINE, max_size=5), "line": LONG,
         "caveat": LONG}
    ),
)  # fmt: skip
MESSAGES = st.builds(Message, text=st.none() | LONG, options=OPTIONS, card=CARDS)


def sent(told: Message) -> list[dict[str, Any]]:
    shown = rendered(told)
    return [asdict(message) for message in (*shown.main, *shown.more)]


def check(message: dict[str, Any]) -> None:
    """Slack's limits, as its reference of blocks and of `chat.update` gives them."""
    blocks = message["blocks"]
    assert 1 <= len(blocks) <= 50
    assert len(json.dumps(blocks, ensure_ascii=False)) <= 13_000
    assert len(message["text"]) <= 4000
    for block in blocks:
        check_block(block)
    ids = [element["action_id"] for block in blocks if block["type"] == "actions" for element in block["elements"]]
    assert len(ids) == len(set(ids))


def check_block(block: dict[str, Any]) -> None:
    assert len(block.get("block_id", "")) <= 255
    if block["type"] == "divider":
        return
    if block["type"] == "header":
        assert 1 <= len(block["text"]["text"]) <= 150
    elif block["type"] == "context":
        assert 1 <= len(block["elements"]) <= 10
        assert all(1 <= len(element["text"]) <= 3000 for element in block["elements"])
    elif block["type"] == "rich_text":
        assert block["elements"]
        runs = [run for part in block["elements"] for run in _runs(part)]
        assert runs
        assert all(run["text"] for run in runs)
        assert sum(len(run["text"]) for run in runs) <= 3000
    elif block["type"] == "actions":
        assert 1 <= len(block["elements"]) <= 25
        for element in block["elements"]:
            assert 1 <= len(element["text"]["text"]) <= 75
            assert len(element["value"]) <= 2000
            assert len(element["action_id"]) <= 255
    else:
        raise AssertionError(block["type"])


def _runs(part: dict[str, Any]) -> list[dict[str, Any]]:
    if part["type"] == "rich_text_list":
        return [run for section in part["elements"] for run in section["elements"]]
    return list(part["elements"])


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(MESSAGES)
def test_slack_takes_whatever_the_assistant_says(told: Message) -> None:
    for message in sent(told):
        check(message)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(MESSAGES)
def test_no_word_and_no_option_is_lost(told: Message) -> None:
    messages = sent(told)
    written = "".join(words_of(messages).split())

    for option in told.options:
        assert "".join(option.title.split()) in written
    says_what_was_wrong = told.card is not None and told.card["type"] in WITH_BUTTON
    assert len(buttons(messages)) == len(told.options) + says_what_was_wrong
    if told.card and told.card["type"] == "comparison":
        for row in told.card["rows"]:
            assert "".join(row["summary"].rstrip(".").replace("**", "").split()) in written


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(LONG, max_size=8), TEXT)
def test_a_long_suggestion_repeats_its_caveat_in_every_message(changes: list[str], more: str) -> None:
    card = suggestion_card("clinician")
    doses = [{"if": each, "then": "1,000 mcg", "if_plain": each, "then_plain": "1,000 mcg"} for each in changes]
    card["suggestion"]["would_change"] = doses
    card["suggestion"]["reasons"] += [{**card["suggestion"]["reasons"][0], "text": each} for each in changes]

    for message in sent(Message(text=more, options=[], card=card)):
        check(message)
        assert card["suggestion"]["confirmation"]["line"] in words_of([message])
        assert card["suggestion"]["confirmation"]["line"] in message["text"]


@settings(deadline=None, max_examples=40)
@given(MESSAGES, TEXT)
def test_a_message_whose_buttons_are_retired_is_one_that_slack_takes(told: Message, note: str) -> None:
    for message in sent(told):
        check({**message, "blocks": answered(message["blocks"], f"Chosen: {note}")})


def check_view(view: dict[str, Any]) -> None:
    assert len(view["blocks"]) <= 100
    assert max(len(view[name]["text"]) for name in ("title", "submit", "close")) <= 24
    assert len(view["private_metadata"]) <= 3000
    for block in view["blocks"]:
        element = block.get("element", {})
        assert len(block.get("label", {}).get("text", "")) <= 2000
        assert len(element.get("placeholder", {}).get("text", "")) <= 150
        assert len(element.get("options", [])) <= 100
        for option in element.get("options", []):
            assert 1 <= len(option["text"]["text"]) <= 75
            assert 1 <= len(option["value"]) <= 150


def test_slack_takes_the_form_at_its_longest() -> None:
    standard = standard_analytes("mass")
    for analytes in (None, standard, (Analyte("serum_b12", "B12", ("pg/mL",)),)):
        check_view(LabForm(standard, analytes, MOST_ROWS, ("D0123456789", "1790000000.000001")).view({}))
