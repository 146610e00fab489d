"""What Slack tells the gateway: messages, mentions, buttons, forms and the command, each acknowledged at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from channels.replies import Reply
from channels.short_memory import ShortMemory
from channels.slack.analytes import Analyte, from_value
from channels.slack.blocks import Said, said
from channels.slack.delivery import Delivery, Live
from channels.slack.entries import CHOICES, DAY, SEND_CHOICES, TYPED, chosen_text, title_of_none
from channels.slack.lab_form import ADD_ROW, ANALYTE, LABS_BUTTON, LABS_FORM, LabForm
from channels.slack.parts import Card, heading, prose
from channels.slack.places import Place, Pseudonyms
from channels.slack.rendering import OPTION, rendered
from channels.slack.talk import SlackTalk
from channels.slack.typed import typed_words
from channels.slack.wording import words
from channels.slack.wrong_form import WRONG_BUTTON, WRONG_FORM, told_in, wrong_view

COMMAND = "/b12"
WRONG = "wrong"
"""What stands behind the command where somebody wants to say that an answer was wrong."""

EVENTS = ("app_mention", "message")

FORGET = re.compile(r"(please )?forget( (me|this|everything|it all|this conversation|our conversation))?[.!]?", re.I)
"""Typed words that delete the conversation; everything else is the assistant's to understand."""

SPOKEN = {None, "file_share", "thread_broadcast", "me_message"}
"""Kinds of message that are something a person said. Edits, joins, deletions and those of bots are not."""

Body = dict[str, Any]


@dataclass(frozen=True)
class Threads:
    """What is remembered of threads: where somebody's case of a channel is held, and which threads are cases."""

    cases: ShortMemory[Place]
    is_case: ShortMemory[bool]


class SlackEvents:
    """The listeners of the Slack app."""

    def __init__(
        self,
        talk: SlackTalk,
        delivery: Delivery,
        pseudonyms: Pseudonyms,
        analytes: tuple[Analyte, ...],
        threads: Threads,
    ) -> None:
        self._talk = talk
        self._delivery = delivery
        self._pseudonyms = pseudonyms
        self._analytes = analytes
        self._cases = threads.cases
        self._is_case = threads.is_case

    def listen(self, app: AsyncApp) -> None:
        """Adds the listeners to the app."""
        app.event("message")(self.message)
        app.event("app_mention")(self.mention)
        app.event(re.compile(".*"))(self.nothing)
        app.command(COMMAND)(self.command)
        app.action({"action_id": re.compile(f"^{OPTION}")})(self.option)
        app.action({"action_id": SEND_CHOICES})(self.choices)
        app.action({"action_id": TYPED})(self.typed)
        app.action({"action_id": DAY})(self.day)
        app.action({"action_id": LABS_BUTTON})(self.open_form)
        app.action({"action_id": re.compile(f"^({ANALYTE}|{ADD_ROW})$")})(self.change_form)
        app.action({"action_id": CHOICES})(self.nothing)
        app.action({"action_id": WRONG_BUTTON})(self.open_wrong)
        app.view(WRONG_FORM)(self.told_wrong)
        app.view(LABS_FORM)(self.labs)

    async def nothing(self, ack: AsyncAck) -> None:
        """What needs no answer: events that were not asked for, and choices that are not sent yet."""
        await ack()

    async def message(self, event: Body, context: AsyncBoltContext) -> None:
        """A direct message. Its text goes to the assistant; the person is told what cannot be read."""
        if event.get("channel_type") != "im" or event.get("bot_id"):
            return
        if event.get("subtype") == "message_changed":
            await self._edited(event, context.team_id or "")
            return
        if event.get("subtype") not in SPOKEN or not event.get("user"):
            return
        place, is_new_thread = await self._place(event, context)
        if is_new_thread:
            await self._delivery.note(place, words("says", "own_thread"))
        if event.get("files"):
            await self._delivery.note(place, words("says", "file"))
        text = typed_words(event.get("text") or "", context.bot_user_id)
        if FORGET.fullmatch(text):
            await self._talk.forget(place, _reference(context))
        elif text:
            written_at = float(event["ts"])
            await self._talk.say(place, text, _reference(context), message=_name(event), written_at=written_at)
        elif not event.get("files"):
            await self._delivery.note(place, words("says", "voice_or_empty"))

    async def mention(self, event: Body, context: AsyncBoltContext) -> None:
        """A mention in a channel: answered in a thread of the person's direct messages, since others read along."""
        user = event.get("user")
        if not user or event.get("bot_id") or event.get("subtype") not in SPOKEN:
            return
        team, channel, thread = context.team_id or "", event["channel"], event.get("thread_ts") or event["ts"]
        text = typed_words(event.get("text") or "", context.bot_user_id)
        case = self._pseudonyms.case(team, channel, thread, user)
        place = await self._cases.get(case)
        if place is None:
            direct = await self._delivery.direct_messages(user)
            place = Place(team, direct, await self._delivery.open_case(direct, _opening(text)))
            await self._is_case.put(f"{direct} {place.thread or ''}", True)
            await self._cases.put(case, place)
        reference = _reference(context)
        if text:
            written_at = float(event["ts"])
            reply = await self._talk.say(place, text, reference, message=_name(event), written_at=written_at)
        else:
            reply = await self._talk.start(place, reference)
        for told in (*_alarms(reply), said(Card((heading(words("says", "told_in_channel")),)))):
            for message in told.main:
                await self._delivery.whisper(channel, event.get("thread_ts"), user, message)

    async def option(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """A tapped option."""
        await ack()
        action = body["actions"][0]
        title = action["text"]["text"]
        place, tapped = await self._tapped(body, context)
        await self._talk.choose(place, action["value"], title, tapped, _reference(context))

    async def choices(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Several choices, sent as one text."""
        await ack()
        place, tapped = await self._tapped(body, context)
        sent = body["actions"][0]["value"]
        text = chosen_text(body.get("state") or {}, sent)
        if text:
            await self._talk.enter(place, text, tapped, _reference(context))
        else:
            await self._delivery.note(place, words("says", "nothing_chosen", none=title_of_none(sent)))

    async def typed(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """A button that stands for typed words."""
        await ack()
        place, tapped = await self._tapped(body, context)
        await self._talk.enter(place, body["actions"][0]["value"], tapped, _reference(context))

    async def day(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """A day of the calendar, which is an answer by itself."""
        await ack()
        place, tapped = await self._tapped(body, context)
        day = body["actions"][0].get("selected_date")
        if day:
            await self._talk.enter(place, day, tapped, _reference(context))

    async def command(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """`/b12` opens the form for results, `/b12 wrong` the one for what was wrong; `/b12 forget` deletes."""
        asked = (body.get("text") or "").strip()
        if asked == WRONG:
            await ack()
            here = Place(context.team_id or "", await self._delivery.direct_messages(body["user_id"]))
            await context.client.views_open(trigger_id=body["trigger_id"], view=wrong_view(here))
            return
        if asked and not FORGET.fullmatch(asked):
            await ack(text=words("says", "command_help"), response_type="ephemeral")
            return
        await ack()
        if not asked:
            await context.client.views_open(trigger_id=body["trigger_id"], view=LabForm(self._analytes).view({}))
            return
        direct = await self._delivery.direct_messages(body["user_id"])
        await self._talk.forget(Place(context.team_id or "", direct), _reference(context))

    async def open_form(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """The form for the results that the assistant asks for, in the conversation of the button."""
        await ack()
        place, _ = await self._tapped(body, context)
        form = LabForm(self._analytes, from_value(body["actions"][0]["value"]), place=(place.channel, place.thread))
        await context.client.views_open(trigger_id=body["trigger_id"], view=form.view({}))

    async def open_wrong(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """The form in which a person says what was wrong."""
        await ack()
        place, _ = await self._tapped(body, context)
        await context.client.views_open(trigger_id=body["trigger_id"], view=wrong_view(place))

    async def told_wrong(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """What was wrong, counted for the latest answer of the conversation."""
        await ack()
        place, kind, kept = told_in(body["view"], context.team_id or "")
        await self._talk.tell_wrong(place, kind, kept, _reference(context))

    async def change_form(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """The units of the chosen test, or one row more."""
        await ack()
        view = body["view"]
        form = LabForm.reopened(view, self._analytes)
        form = form.longer() if body["actions"][0]["action_id"] == ADD_ROW else form
        shown = form.view(view["state"]["values"])
        await context.client.views_update(view_id=view["id"], hash=view["hash"], view=shown)

    async def labs(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """The results that were entered, sent as one text and shown to the person."""
        view = body["view"]
        form = LabForm.reopened(view, self._analytes)
        text, wrong = form.read(view["state"]["values"])
        if wrong:
            await ack(response_action="errors", errors=wrong)
            return
        await ack()
        channel, thread = form.place or (await self._delivery.direct_messages(body["user"]["id"]), None)
        place = Place(context.team_id or "", channel, thread)
        await self._talk.say(place, text, _reference(context), echo=True)

    async def _edited(self, event: Body, team: str) -> None:
        now, before = event.get("message") or {}, event.get("previous_message") or {}
        if now.get("user") and not now.get("bot_id") and now.get("text") != before.get("text"):
            place = Place(team, event["channel"], now.get("thread_ts"))
            await self._delivery.note(place, words("says", "edited"))

    async def _tapped(self, body: Body, context: AsyncBoltContext) -> tuple[Place, Live]:
        """Where the tapped message stands, and the message."""
        message, channel = body["message"], body["channel"]["id"]
        place, _ = await self._place({**message, "channel": channel}, context)
        return place, Live(channel, message["ts"], message.get("blocks") or [], message.get("text") or "")

    async def _place(self, message: Body, context: AsyncBoltContext) -> tuple[Place, bool]:
        """Where the message belongs, and whether that is a thread seen for the first time.

        A thread is a conversation of its own, unless it hangs below an answer of the assistant that opened no case.
        """
        team, channel, thread = context.team_id or "", message["channel"], message.get("thread_ts")
        if not thread or thread == message["ts"]:
            return Place(team, channel), False
        below_ours = message.get("parent_user_id") == context.bot_user_id
        own = await self._is_case.get(f"{channel} {thread}")
        is_new = own is None
        if own is None:
            own = not below_ours or await self._delivery.is_case(channel, thread)
            await self._is_case.put(f"{channel} {thread}", own)
        place = Place(team, channel, thread) if own else Place(team, channel, answers_in=thread)
        return place, is_new and not below_ours


def _alarms(reply: Reply | None) -> list[Said]:
    """The emergency cards of an answer, which the person sees where they wrote as well."""
    told = reply.messages if reply else []
    alarms = [each for each in told if each.card is not None and each.card["type"] == "emergency"]
    return [rendered(each.model_copy(update={"options": []})) for each in alarms]


def _opening(text: str) -> Said:
    """What opens the thread of a case: why it is here, and what the person wrote in the channel."""
    return said(Card((heading(words("says", "from_channel")), *prose(text))))


def _name(event: Body) -> str:
    """Slack's own name of a message, the same each time that it is delivered."""
    return f"{event['channel']} {event['ts']}"


def _reference(context: AsyncBoltContext) -> str:
    return str(context["reference"])
