"""Each message counts once, whatever is sent again, lost or killed; words answer the question that was seen."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running_bot import Bot

from inside_rasa.turn_taking import answers_a_question, store_of
from keeping.store import ConversationStore

TEXTS = ("plan it", "show the card", "begin", "some words")
FAULTS = ("none", "action fails", "killed before storing", "killed after storing", "answer lost", "sent twice")


class Killed(Exception):
    """The process ended at this point."""


def restart(bot: Bot, file: Path) -> None:
    """A new process with the same file: it remembers nothing."""
    store = ConversationStore(bot.agent.domain, db=str(file))
    bot.agent.tracker_store = bot.agent.processor.tracker_store = store


def test_a_message_that_comes_again_gets_the_answer_that_it_got(bot: Bot, tmp_path: Path) -> None:
    first = bot.say("plan it", id="1")
    bot.say("phase one", id="2")

    restart(bot, tmp_path / "conversations.sqlite")

    assert bot.say("plan it", id="1").json() == first.json()
    assert bot.said() == ["plan it", "phase one"]


def test_an_id_that_another_message_had_is_refused(bot: Bot) -> None:
    bot.say("plan it", id="1")

    assert bot.say("show the card", id="1").status_code == 409
    assert bot.said() == ["plan it"]


def test_the_same_id_in_another_conversation_is_another_message(bot: Bot) -> None:
    bot.say("plan it", "one", id="1")

    assert bot.say("show the card", "two", id="1").json()["messages"][0]["card"]


def test_a_forgotten_message_that_comes_again_is_not_taken_for_a_new_one(bot: Bot) -> None:
    bot.say("plan it", id="1")
    bot.client.post("/webhooks/gateway/forget", json={"sender": "one"})

    assert bot.say("plan it", id="1").status_code == 410
    assert bot.events() == []
    assert bot.say("plan it", id="2").status_code == 200


def test_words_for_an_earlier_question_are_not_used_and_the_open_one_is_shown(bot: Bot) -> None:
    earlier = bot.say("begin").json()
    now = bot.say("plan it").json()

    answer = bot.say("none of these", seen=earlier["turn"]).json()

    assert answer["misplaced"]
    assert (answer["messages"], answer["turn"]) == (now["messages"], now["turn"])
    assert bot.said() == ["begin", "plan it"]
    assert not bot.say("none of these", seen=now["turn"]).json().get("misplaced")


@pytest.mark.parametrize(
    ("intent", "mention", "suspected"),
    [
        ("inform", {"type": "symptom", "negated": False}, False),
        ("none_of_these", {"type": "symptom", "negated": False}, False),
        ("deny", None, True),
        ("stop", None, False),
        ("ask_faq", None, False),
        ("crisis", None, False),
    ],
)
def test_a_danger_or_a_wish_counts_whatever_was_asked(
    intent: str, mention: dict[str, Any] | None, suspected: bool
) -> None:
    assert not answers_a_question(parsed(intent, mention, suspected), "words")


@pytest.mark.parametrize("intent", ["deny", "none_of_these", "affirm", "inform", "dont_know"])
@pytest.mark.parametrize("mention", [None, {"type": "symptom", "negated": True}, {"type": "lab"}])
def test_an_answer_hangs_on_its_question(intent: str, mention: dict[str, Any] | None) -> None:
    assert answers_a_question(parsed(intent, mention, False), "words")


def parsed(intent: str, mention: dict[str, Any] | None, suspected: bool) -> dict[str, Any]:
    entities = [{"entity": "mention", "value": mention}] if mention else []
    return {"intent": {"name": intent}, "entities": entities, "ask_about_signs": suspected}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(TEXTS), st.lists(st.sampled_from(FAULTS), max_size=3)), max_size=6))
def test_whatever_fails_the_conversation_is_as_if_each_message_had_come_once(
    bot: Bot, steps: list[tuple[str, list[str]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "conversations.sqlite"
        restart(bot, file)
        answers = [_sent_until_answered(bot, file, str(at), *step) for at, step in enumerate(steps)]

        assert bot.said() == [text for text, _ in steps]
        restart(bot, Path(folder) / "without_faults.sqlite")
        assert [answer["messages"] for answer in answers] == [bot.say(text).json()["messages"] for text, _ in steps]


def _sent_until_answered(bot: Bot, file: Path, message: str, text: str, faults: list[str]) -> dict[str, Any]:
    """The answer that the person got in the end."""
    for fault in faults:
        _fail(bot, file, fault, lambda: bot.say(text, id=message))
    answer: dict[str, Any] = bot.say(text, id=message).json()
    return answer


def _fail(bot: Bot, file: Path, fault: str, send: Callable[[], httpx.Response]) -> None:
    store = store_of(bot.agent)
    write = store._write

    async def dies_before(change: Callable[[Any], Any]) -> Any:
        raise Killed

    async def dies_after(change: Callable[[Any], Any]) -> Any:
        await write(change)
        raise Killed

    if fault == "action fails":
        bot.actions.status = 500
    if fault.startswith("killed"):
        store._write = dies_before if "before" in fault else dies_after  # type: ignore[method-assign,assignment]
    send()
    if fault == "sent twice":
        send()
    bot.actions.status = 200
    if fault.startswith("killed"):
        restart(bot, file)
