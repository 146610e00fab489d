"""Messages that come at the same time, and what is remembered of the cards in a chat."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from stand_in_rasa import StandInRasa
from teams_user import TeamsUser, text_of

from channels.short_memory import OwnMemory
from channels.teams.conversation_id import pseudonyms
from channels.teams.shown_cards import MOST_USED, Shown, ShownCards


def shown(number: int) -> Shown:
    """A card that was sent."""
    return Shown(f"activity-{number}", f"offer-{number}", [], {})


def test_messages_of_one_chat_are_answered_one_after_the_other(user: TeamsUser, rasa: StandInRasa) -> None:
    rasa.delay = 0.05
    activities = [user.activity(text=f"message {number}") for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert {response.status_code for response in pool.map(user.post, activities)} == {202}
    assert rasa.most_at_once == 1
    assert len(rasa.received) == 4


def test_a_message_that_comes_again_while_it_is_answered_is_answered_once(user: TeamsUser, rasa: StandInRasa) -> None:
    rasa.delay = 0.3
    sent = user.activity(text="hello")
    with ThreadPoolExecutor(3) as pool:
        assert {response.status_code for response in pool.map(user.post, [sent] * 3)} == {202}
    assert [received["text"] for received in rasa.received] == ["hello"]
    assert text_of(*user.connector.sent).count("You said") == 1


async def test_a_card_that_was_taken_counts_as_used_and_another_does_not() -> None:
    cards = ShownCards(OwnMemory(60))
    await cards.add("chat", shown(1))
    await cards.add("chat", shown(2))
    assert await cards.take("chat", "offer-0") == [shown(1), shown(2)]
    assert await cards.take("chat") == []
    assert all([await cards.is_used("chat", f"offer-{number}") for number in range(3)])
    assert not await cards.is_used("chat", "offer-3")
    assert not await cards.is_used("another chat", "offer-1")


async def test_cards_of_an_idle_chat_are_dropped() -> None:
    now = [0.0]
    cards = ShownCards(OwnMemory(60, clock=lambda: now[0]))
    await cards.add("idle", shown(1))
    now[0] = 61.0
    await cards.add("busy", shown(2))
    assert await cards.take("idle") == []
    assert await cards.take("busy") == [shown(2)]


async def test_what_is_remembered_stays_bounded() -> None:
    cards = ShownCards(OwnMemory(60, most=100))
    for number in range(MOST_USED + 1):
        await cards.take("chat", f"offer-{number}")
    assert not await cards.is_used("chat", "offer-0")
    assert await cards.is_used("chat", "offer-1")
    for number in range(100):
        await cards.add(f"chat {number}", shown(number))
    assert not await cards.is_used("chat", "offer-1")


def test_a_chat_has_the_same_pseudonym_as_long_as_the_secret_is_kept() -> None:
    first, again, other = pseudonyms("a" * 40), pseudonyms("a" * 40), pseudonyms("b" * 40)
    assert first("tenant", "a:1") == again("tenant", "a:1")
    assert len({first("tenant", "a:1"), first("tenant", "a:2"), first("other", "a:1"), other("tenant", "a:1")}) == 4
    assert first("t", "xa:1") != first("tx", "a:1")
    assert "a:1" not in first("tenant", "a:1")
