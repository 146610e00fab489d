"""Every card as Slack gets it, against files that were read before they were kept.

After a change on purpose, `B12_KEEP_CARDS=1` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest
from example_answers import suggestion_card
from example_cards import MESSAGES, STEPS
from slack_stand_in import words_of

from channels.replies import Message
from channels.slack.rendering import rendered
from channels.steps import Step

CARDS = Path(__file__).with_name("cards")


@pytest.mark.parametrize("name", MESSAGES)
def test_a_card_looks_in_slack_as_it_was_approved(name: str) -> None:
    file = CARDS / f"{name}.json"
    shown = asdict(rendered(MESSAGES[name], STEPS.get(name)))
    if os.environ.get("B12_KEEP_CARDS"):
        file.write_text(json.dumps(shown, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    assert shown == json.loads(file.read_text(encoding="utf-8"))


def test_every_kept_card_is_rendered() -> None:
    assert {file.stem for file in CARDS.glob("*.json")} == set(MESSAGES)


@pytest.mark.parametrize("register", ["patient", "clinician"])
def test_the_whole_caveat_stands_once_in_the_details_and_its_line_in_every_message(register: str) -> None:
    card = suggestion_card(register)
    confirmation = card["suggestion"]["confirmation"]
    caveat = confirmation["text" if register == "clinician" else "plain"]

    shown = rendered(Message(text=None, options=[], card=card))

    assert "1,000 mcg" in words_of([asdict(shown.main[0])])
    details = [words_of([asdict(message)]) for message in shown.more]
    for point in caveat.splitlines():
        assert point in details[0]
        assert not any(point in later for later in details[1:])
    line = confirmation["line" if register == "clinician" else "line_plain"]
    assert all(line in words_of([asdict(message)]) for message in (*shown.main, *shown.more))


@pytest.mark.parametrize("register", ["patient", "clinician"])
def test_the_draft_is_one_short_message_with_when_not_to_wait(register: str) -> None:
    shown = rendered(Message(text=None, options=[], card=suggestion_card(register)))

    assert len(shown.main) == 1
    said = words_of([asdict(shown.main[0])])
    assert "Call 911" in said
    assert len(said.split()) <= 120


def test_every_statement_of_the_suggestion_is_said() -> None:
    card = suggestion_card("clinician")
    said = words_of([asdict(message) for part in _parts(card) for message in part])
    suggestion = card["suggestion"]

    for name in ("reasons", "findings", "safety", "monitoring", "expect"):
        for item in suggestion[name]:
            assert item["text"] in said
    for other in suggestion["alternatives"]:
        assert other["summary"] in said
    for source in suggestion["sources"]:
        assert source["title"] in said


def _parts(card):  # type: ignore[no-untyped-def]
    shown = rendered(Message(text=None, options=[], card=card))
    return shown.main, shown.more


def test_a_card_of_another_time_says_where_else_to_go() -> None:
    shown = rendered(Message(text=None, options=[], card={"type": "hologram"}))

    assert "cannot be shown in Slack" in words_of([asdict(shown.main[0])])


def test_the_text_beside_the_blocks_never_begins_with_a_dose_and_holds_no_markup() -> None:
    shown = rendered(MESSAGES["text"])

    assert "&amp; &lt;falls&gt;" in shown.main[0].text
    assert rendered(MESSAGES["suggestion"]).main[0].text.startswith("Draft – confirm, edit or reject")


@pytest.mark.parametrize(("left", "said"), [(None, "symptoms"), (8, "8 questions left"), (1, "last question")])
def test_the_questions_left_stand_with_the_step(left: int | None, said: str) -> None:
    shown = str(asdict(rendered(MESSAGES["text"], Step(number=3, of=7, name="symptoms", left=left))))
    assert said in shown
    assert ("left" in shown) == (left == 8)
