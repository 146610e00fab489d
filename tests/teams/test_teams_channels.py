"""In a channel or a group chat nothing of what was asked is answered before everybody."""

from __future__ import annotations

from typing import Any

import pytest
from example_answers import EMERGENCY, WELCOME
from microsoft import TENANT
from stand_in_rasa import StandInRasa
from teams_user import BOT, TeamsUser, card_of, text_of, walk

CHANNEL = {"conversationType": "channel", "isGroup": True, "id": "19:team@thread.tacv2;messageid=1", "tenantId": TENANT}
GROUP = {"conversationType": "groupChat", "isGroup": True, "id": "19:group@thread.v2", "tenantId": TENANT}


@pytest.fixture(params=[CHANNEL, GROUP], ids=["channel", "group chat"])
def in_public(request: pytest.FixtureRequest, user: TeamsUser) -> TeamsUser:
    """A person who writes where others read along."""
    user.conversation = request.param
    return user


def parted(user: TeamsUser, shown: list[dict[str, Any]]) -> tuple[str, str]:
    """What was said in public, and what in the person's own chat."""
    public = [message for message in shown if message["conversation_in_url"] == user.conversation["id"]]
    private = [message for message in shown if message["conversation_in_url"] == f"a:personal-29:{user.name}"]
    assert len(public) + len(private) == len(shown)
    return text_of(*public), text_of(*private)


def test_a_mention_is_answered_in_the_persons_own_chat(in_public: TeamsUser, rasa: StandInRasa) -> None:
    public, private = parted(in_public, in_public.say("<at>B12 Assistant</at> numb feet, B12 98 pg/mL"))
    assert "You said: numb feet, B12 98 pg/mL" in private
    assert "personal chat" in public
    assert "911" in public
    assert "numb" not in public
    opened = in_public.connector.opened[0]
    assert opened["members"] == [{"id": "29:ada", "name": "Ada Example", "aadObjectId": "object-of-ada"}]
    assert opened["bot"]["id"] == BOT["id"]
    assert opened["isGroup"] is False


def test_the_conversation_goes_on_in_the_personal_chat(in_public: TeamsUser, rasa: StandInRasa) -> None:
    in_public.say("<at>B12 Assistant</at> numb feet")
    in_public.conversation = {"conversationType": "personal", "id": "a:personal-29:ada", "tenantId": TENANT}
    in_public.say("B12 98 pg/mL")
    assert len({received["sender"] for received in rasa.received}) == 1


def test_a_mention_alone_brings_the_welcome_in_private(in_public: TeamsUser, rasa: StandInRasa) -> None:
    rasa.answers["/start"] = WELCOME
    _, private = parted(in_public, in_public.say("<at>B12 Assistant</at> "))
    assert "B12 assistant of Riverside Clinic" in private


def test_an_emergency_in_public_is_answered_in_private_with_the_number_in_both(
    in_public: TeamsUser, rasa: StandInRasa
) -> None:
    rasa.answers["chest pain"] = EMERGENCY
    public, private = parted(in_public, in_public.say("chest pain"))
    assert "Call 911 now" in private
    assert "call 911" in public
    assert "chest" not in public


def test_where_no_personal_chat_can_be_opened_a_link_invites_to_it(in_public: TeamsUser, rasa: StandInRasa) -> None:
    in_public.connector.refuse_private = True
    shown = in_public.say("<at>B12 Assistant</at> numb feet")
    links = [part["url"] for part in walk(card_of(shown[0])) if part.get("type") == "Action.OpenUrl"]
    assert links == [f"https://teams.microsoft.com/l/chat/0/0?users={BOT['id']}"]
    assert "numb" not in text_of(*shown)
    assert not rasa.received


def test_a_mention_that_teams_sends_again_is_answered_once(in_public: TeamsUser, rasa: StandInRasa) -> None:
    sent = in_public.activity(text="numb feet")
    in_public.post(sent)
    in_public.post(sent)
    assert len(rasa.received) == 1


def test_added_to_a_team_it_says_how_to_use_it_and_nothing_more(in_public: TeamsUser, rasa: StandInRasa) -> None:
    shown = in_public.arrives()
    assert "I answer in a personal chat only" in text_of(*shown)
    assert not rasa.received


def test_people_who_join_are_not_written_to(in_public: TeamsUser) -> None:
    joined = in_public.activity(type="conversationUpdate", membersAdded=[{"id": "29:grace"}])
    in_public.post(joined)
    assert not in_public.connector.sent
