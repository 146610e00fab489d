"""Whatever the assistant says, Teams takes it: size, buttons, kinds of elements. No dose is without its caveat."""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

# Any case that the core answers comes from the core's own laws.
sys.path.insert(0, str(Path(__file__).parents[1] / "core"))

from card_examples import CARDS, SCHEDULE, reply_with
from cases import answer, contents, treatable
from teams_user import text_of, walk

from channels.replies import Message, Option, Reply
from channels.teams.messages import Outgoing, markup, outgoing, retired

MOST_BYTES = 28_000
ENVELOPE = 1_500
"""Bytes that stand around a card in a message: ids and addresses as Microsoft makes them are shorter."""

NEEDED = {
    "AdaptiveCard": {"version", "body"},
    "RichTextBlock": {"inlines"},
    "TextRun": {"text"},
    "Container": {"items"},
    "ColumnSet": {"columns"},
    "Column": {"items", "width"},
    "ActionSet": {"actions"},
    "Action.Submit": {"title", "data"},
    "Action.OpenUrl": {"url"},
    "Action.ShowCard": {"title", "card"},
    "Action.ToggleVisibility": {"title", "targetElements"},
    "Input.Text": {"id", "label"},
    "Input.ChoiceSet": {"id", "label", "choices"},
    "Input.Date": {"id", "label"},
    "Input.Toggle": {"id", "title"},
}
"""Every element and action that our cards use, all of schema 1.5 or earlier, and what it cannot be without."""

DOSE = re.compile(r"\d\s*(?:mcg|mg|micrograms)\b")
CLINIC = {"name": "Riverside Clinic", "contact": "555-0100", "emergency_number": "911"}
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
long_words = st.builds(
    lambda part, times: part * times, st.text("a <*_-ü€😀", min_size=1, max_size=30), st.integers(1, 1500)
)
options = st.lists(st.text("abc <*_ü", max_size=60), max_size=30)


def options_of(titles: list[str]) -> list[Option]:
    """Options with ids as long as sealed ones."""
    return [Option(id=f"{number:x<300}", title=title) for number, title in enumerate(titles)]


def must_be_taken(messages: list[Outgoing]) -> None:
    """Fails where Teams would refuse a message, cut it, or show it wrongly."""
    for sent in messages:
        assert len(json.dumps(sent.card or sent.text)) + ENVELOPE <= MOST_BYTES
        if sent.card is None:
            continue
        assert sent.card["version"] == "1.5"
        parts = [part for part in walk(sent.card) if "type" in part]
        for part in parts:
            assert NEEDED[part["type"]] <= set(part), part
            assert len(part.get("actions", [])) <= 6
        names = [part["id"] for part in parts if "id" in part]
        assert len(names) == len(set(names))
        opened = {name for part in parts for name in part.get("targetElements", [])}
        assert opened <= set(names)


def as_seen(sent: Outgoing) -> str:
    """All that can be read in one message."""
    content: dict[str, Any] = {"text": sent.text, "attachments": [{"content": sent.card}] if sent.card else []}
    return text_of(content)


def suggestion_card(content: dict[str, Any], register: str) -> dict[str, Any]:
    """The card that the core's answer to a case makes."""
    suggestion = answer(content).model_dump(mode="json", by_alias=True)
    return {"type": "suggestion", "register": register, "suggestion": suggestion, "clinic": CLINIC}


@QUICK
@given(contents | treatable, st.sampled_from(["patient", "clinician"]))
def test_no_message_with_a_dose_is_without_the_caveats_sentence_and_the_whole_caveat_is_said_once(
    content: dict[str, Any], register: str
) -> None:
    card = suggestion_card(content, register)
    messages = outgoing(reply_with(card, ("What would change it", "Why this?", "Start again")))
    must_be_taken(messages)
    confirmation = card["suggestion"]["confirmation"]
    caveat = confirmation["text" if register == "clinician" else "plain"].splitlines()
    texts = [as_seen(sent) for sent in messages]
    if card["suggestion"]["urgency"] != "emergency":
        line = confirmation["line" if register == "clinician" else "line_plain"]
        assert not [text for text in texts if DOSE.search(text) and line not in text]
    whole = [text for text in texts if all(line in text for line in filter(str.strip, caveat))]
    assert len(whole) == 1


@QUICK
@given(contents | treatable, st.sampled_from(["patient", "clinician"]))
def test_nothing_of_a_draft_is_lost_in_cutting_it(content: dict[str, Any], register: str) -> None:
    card = suggestion_card(content, register)
    text = "\n".join(as_seen(sent) for sent in outgoing(reply_with(card)))
    spoken = "text" if register == "clinician" else "plain"
    suggestion = card["suggestion"]
    for part in ("reasons", "findings", "referrals", "safety", "monitoring", "expect"):
        for item in suggestion[part]:
            assert item[spoken] in text
    for other in suggestion["alternatives"]:
        assert other["title"] in text
    for source in suggestion["sources"]:
        assert source["title"] in text


@QUICK
@given(st.sampled_from([None, *CARDS]), words | long_words | st.none(), options)
def test_any_card_with_any_text_and_any_options_is_taken(kind: str | None, text: str | None, titles: list[str]) -> None:
    reply = Reply(
        messages=[Message(text=text, options=options_of(titles), card=CARDS[kind] if kind else None)], step=None
    )
    messages = outgoing(reply)
    must_be_taken(messages)
    must_be_taken([Outgoing("", card=retired(sent.card["body"], text)) for sent in messages if sent.card and not text])


@QUICK
@given(long_words, options)
def test_a_long_text_is_cut_between_messages_and_never_short(text: str, titles: list[str]) -> None:
    reply = Reply(messages=[Message(text=text, options=options_of([*titles, "Go on"]), card=None)], step=None)
    messages = outgoing(reply)
    must_be_taken(messages)

    def letters(written: str) -> list[str]:
        return [letter for letter in written if letter not in "•*- \n"]

    written = "".join(as_seen(sent).removeprefix("\nContinued\n") for sent in messages)
    assert letters(written) == letters(text)


@QUICK
@given(st.integers(1, 400))
def test_a_schedule_of_any_length_is_taken_with_its_caveat_on_every_page(many: int) -> None:
    entries = [
        {**entry, "text": f"1,000 mcg dose {number}"}
        for number in range(many)
        for entry in SCHEDULE["schedule"]["appointments"][:1]
    ]
    card = {**SCHEDULE, "schedule": {**SCHEDULE["schedule"], "appointments": entries}}
    messages = outgoing(reply_with(card, ("Start again",)))
    must_be_taken(messages)
    for sent in messages:
        assert "not a prescription" in as_seen(sent)
    text = "\n".join(map(as_seen, messages))
    assert all(f"dose {number}" in text for number in range(many))


@QUICK
@given(words | long_words)
def test_a_text_alone_holds_no_markup_but_our_own(text: str) -> None:
    written = markup(text)
    assert not re.search(r"<(?!/?strong>|br/>)", written)
    assert html.unescape(re.sub(r"<[^>]*>", "", written)).count("<") == "\n".join(
        line for line in text.splitlines() if line.strip()
    ).count("<")
