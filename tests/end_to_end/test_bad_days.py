"""The running product on a bad day, logging as much as it can: nothing is lost or counted twice, no word is logged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

from running_product import Assistant, Person

SETTINGS = {"LOG_LEVEL": "DEBUG", "LOG_LEVEL_LIBRARIES": "DEBUG"}

SAID = ("zebrafinch", "haemoglobin", "tingling", "warfarin")
"""Words that are typed below, and that no line of any process may hold."""


def test_a_retry_after_the_gateway_was_killed_counts_once(
    assistant: Assistant, new_person: Callable[[], Person]
) -> None:
    person = new_person()
    first = person.post({"text": "zebrafinch: I have tingling feet, pernicious anaemia and take warfarin"}, key="once")
    assistant.kill_listener(int(assistant.address.rsplit(":", 1)[1]))
    assistant.wait_until_ready()

    again = person.post({"text": "zebrafinch: I have tingling feet, pernicious anaemia and take warfarin"}, key="once")

    assert again.status_code == first.status_code == 200
    assert _without_options(again) == _without_options(first)
    assert _times_said(assistant, "zebrafinch: I have tingling") == 1


def test_a_retry_after_rasa_was_killed_counts_once(assistant: Assistant, new_person: Callable[[], Person]) -> None:
    person = new_person()
    first = person.post({"text": "haemoglobin 91 g/L, zebrafinch"}, key="once")
    assistant.kill_listener(assistant.rasa_port)
    assistant.wait_until_ready()

    again = person.post({"text": "haemoglobin 91 g/L, zebrafinch"}, key="once")

    assert _without_options(again) == _without_options(first)
    assert _times_said(assistant, "haemoglobin 91 g/L, zebrafinch") == 1


def test_a_forgotten_conversation_stays_ended_after_the_gateway_was_killed(
    assistant: Assistant, new_person: Callable[[], Person]
) -> None:
    person = new_person()
    person.client.delete("/api/session", headers={"Authorization": f"Bearer {person.token}"})
    assistant.kill_listener(int(assistant.address.rsplit(":", 1)[1]))
    assistant.wait_until_ready()

    assert person.post({"text": "zebrafinch again"}).status_code == 401
    assert _times_said(assistant, "zebrafinch again") == 0


def test_what_a_locked_file_cannot_take_is_told_with_a_reference_that_two_processes_log(
    assistant: Assistant, new_person: Callable[[], Person]
) -> None:
    person = new_person()
    with closing(sqlite3.connect(_file(assistant), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        failed = person.post({"text": "zebrafinch and warfarin"}, key="later")
        ready = person.client.get("/readyz")
        other.execute("ROLLBACK")

    error = failed.json()["error"]
    assert (failed.status_code, error["code"]) == (503, "not_kept")
    assert (ready.status_code, ready.json()["parts"]["store"]) == (503, "failing")
    assert person.post({"text": "zebrafinch and warfarin"}, key="later").status_code == 200
    about = [line for line in assistant.log.read_text(encoding="utf-8").splitlines() if error["reference"] in line]
    assert any("gateway" in line for line in about)
    assert any("rasa" in line for line in about)


def test_no_line_of_any_process_holds_what_was_typed_or_who_typed(
    assistant: Assistant, new_person: Callable[[], Person]
) -> None:
    person = new_person()
    headers = {"Authorization": f"Bearer {person.token}"}
    person.client.post("/api/messages", content=b'{"text": "zebrafinch', headers=headers)
    person.post({"text": "zebrafinch " * 400})
    person.post({"option": "zebrafinch"})
    person.say("/zebrafinch{}")
    with closing(sqlite3.connect(_file(assistant))) as other:
        other.execute("DROP TABLE events")
    assert person.post({"text": "zebrafinch, tingling and warfarin"}).status_code == 503
    assistant.kill_listener(assistant.rasa_port)
    assert person.post({"text": "haemoglobin 91 and zebrafinch"}).status_code == 503
    assistant.wait_until_ready()
    person.say("zebrafinch")

    log = assistant.log.read_text(encoding="utf-8")
    assert "DEBUG" in log
    assert [word for word in (*SAID, person.token) if word in log] == []


def _file(assistant: Assistant) -> str:
    return str(assistant.data / "conversations.sqlite")


def _times_said(assistant: Assistant, words: str) -> int:
    with closing(sqlite3.connect(_file(assistant))) as store:
        query = "SELECT count(*) FROM events WHERE type_name = 'user' AND data LIKE ?"
        return int(store.execute(query, (f'%"text": "{words}%',)).fetchone()[0])


def _without_options(answer: object) -> list[object]:
    """What was said, without the ids of options, which are sealed anew each time."""
    return [(said["text"], said["card"]) for said in answer.json()["messages"]]  # type: ignore[attr-defined]
