"""What each card looks like in Teams: the JSON in `cards/`, which was read before it was kept."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from card_examples import CARDS, CAVEAT, REVIEW, SUGGESTION, reply_with
from teams_user import text_of, titles_of, walk

from channels.teams.messages import Outgoing, outgoing, retired
from channels.teams.words import words

FOLDER = Path(__file__).parent / "cards"
TITLES = {"review": ("That's right", "Cause"), "choose_many": ("Tingling", "I don't know")}


def drawn(name: str) -> list[Any]:
    """The messages of a card as they are kept: the name that ties buttons to their card is drawn by lot."""
    reply = reply_with(CARDS[name], TITLES.get(name, ("Go on",)), text="Please read.", step="review")
    messages = [sent.card for sent in outgoing(reply)]
    for part in walk(messages):
        if "offer" in part:
            part["offer"] = "…"
    return messages


def seen(messages: list[Outgoing]) -> list[dict[str, Any]]:
    """The messages as the readers of what Teams was sent take them."""
    return [{"text": sent.text, "attachments": [{"content": sent.card}] if sent.card else []} for sent in messages]


@pytest.mark.parametrize("name", CARDS)
def test_the_card_is_drawn_as_it_was_kept(name: str) -> None:
    assert drawn(name) == json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("left", "said"), [(8, "8 questions left"), (1, "last question")])
def test_the_questions_left_stand_with_the_step(left: int, said: str) -> None:
    assert said in str(seen(outgoing(reply_with(REVIEW, text="Please read.", step="review", left=left))))


def test_every_kept_card_is_still_drawn() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} == set(CARDS)


def test_a_draft_says_everything_that_it_holds() -> None:
    text = text_of(*seen(outgoing(reply_with(SUGGESTION))))
    suggestion = SUGGESTION["suggestion"]
    parts = [item for items in suggestion.values() if isinstance(items, list) for item in items]
    for part in parts:
        for field in ("text", "headline", "found", "not_found", "never_with", "would_help", "title"):
            assert str(part.get(field, "")) in text, part
    for line in CAVEAT.splitlines():
        assert line in text


def test_what_somebody_typed_cannot_format_a_card_or_put_a_link_into_it() -> None:
    row = {**REVIEW["rows"][0], "value": "[98](http://evil.example) <b>mcg</b> _x_"}
    messages = seen(outgoing(reply_with({**REVIEW, "rows": [row]})))
    assert "[98](http://evil.example) <b>mcg</b> _x_" in text_of(*messages)
    assert {part["type"] for part in walk(messages) if "type" in part} <= {
        "AdaptiveCard", "RichTextBlock", "TextRun", "ColumnSet", "Column"
    }  # fmt: skip


def test_only_a_web_address_becomes_a_link() -> None:
    messages = seen(outgoing(reply_with(SUGGESTION)))
    assert {part["url"] for part in walk(messages) if "url" in part} == {"https://label.example/1"}


def test_a_text_alone_is_escaped_and_keeps_its_bold_words() -> None:
    sent = outgoing(reply_with(None, text="Noted: **B12 <98**\n- a & b"))
    assert sent[0].text == "Noted: <strong>B12 &lt;98</strong><br/>• a &amp; b"


def test_a_card_that_nobody_knows_is_owned_up_to() -> None:
    assert "cannot show" in text_of(*seen(outgoing(reply_with(CARDS["unknown"]))))


@pytest.mark.parametrize("name", CARDS)
def test_a_used_card_keeps_its_words_and_loses_its_buttons_and_fields(name: str) -> None:
    for body in [card["body"] for card in drawn(name)]:
        left = retired(body, "You chose: Go on")
        assert not titles_of({"attachments": [{"content": left}]})
        assert not [part for part in walk(left) if str(part.get("type")).startswith("Input.")]
        before = [part["text"] for part in walk(body) if part.get("type") == "TextRun"]
        after = [part["text"] for part in walk(left) if part.get("type") == "TextRun"]
        assert set(before) - set(after) <= {"Change", words("wrong.note")}
        assert "✓ You chose: Go on" in after


if __name__ == "__main__":
    for kept in sys.argv[1:] or CARDS:
        content = json.dumps(drawn(kept), indent=1, ensure_ascii=False)
        (FOLDER / f"{kept}.json").write_text(f"{content}\n", encoding="utf-8")
