"""The API that the chat page talks to: open a session, send messages, forget the conversation."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from channels import errors
from channels.conversation_door import LONGEST_TEXT, ConversationDoor, usable_text
from channels.errors import ErrorBody
from channels.feedback.about import Kind
from channels.feedback.store import LONGEST_WORDS, FeedbackStore
from channels.feedback.taking import take
from channels.limits import address_key
from channels.memory import Memory
from channels.options import START, Options
from channels.rasa_client import MessageId, RasaClient
from channels.replies import Reply
from channels.sessions import Sessions
from channels.settings import Settings
from channels.web.message_route import answered_by, read_as
from channels.web.report import report_routes

LONGEST_KEY = 128

LONGEST_SEEN = 64
"""Characters of a reply's `turn`, and more."""

DESCRIBED_KEY = Header(
    description="The same for every try of one message, which then counts once.",
    json_schema_extra={"minLength": 1, "maxLength": LONGEST_KEY},
)
"""The limits are described here and checked below, where the refusal says what to do."""

REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorBody} for status in (400, 401, 413, 422, 429, 500, 503)
}


BEARER = HTTPBearer(auto_error=False)
FROM_HEADER = Depends(BEARER)


def _unicode(value: str) -> str:
    """The same text; a JSON escape can hold half a character, which nothing further on can send."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("half a character (a lone surrogate) is in it") from None
    return value


Unicode = Annotated[str, AfterValidator(_unicode)]


class Opened(BaseModel):
    """The token to send as `Authorization: Bearer …`, and for how many seconds it is good."""

    token: str
    expires_in: int


class Sent(BaseModel):
    """One message of a person: what was typed, or the id of the option that was chosen.

    `seen` is the `turn` of the reply that the person had before them, so that words answer the question that was seen.
    """

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": "b12 98 pg/ml"}, {"option": START}]}
    )

    text: Annotated[Unicode | None, Field(json_schema_extra={"minLength": 1, "maxLength": LONGEST_TEXT})] = None
    option: Unicode | None = None
    seen: Annotated[Unicode | None, Field(json_schema_extra={"maxLength": LONGEST_SEEN})] = None


class ToldWrong(BaseModel):
    """What was wrong with the latest answer; the words come only where the person agrees that the clinic keeps them."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"kind": "not_understood"}]})

    kind: Kind
    words_to_keep: Annotated[Unicode | None, Field(max_length=LONGEST_WORDS)] = None


async def nobody(_: Request) -> bool:
    """Nobody has signed in where there are no pages to sign in on."""
    return False


def api_routes(
    settings: Settings,
    rasa: RasaClient,
    sessions: Sessions,
    options: Options,
    memory: Memory,
    signed_in: Callable[[Request], Awaitable[bool]] = nobody,
) -> APIRouter:
    """The routes `/api/session`, `/api/messages`, `/api/report` and `/api/feedback`.

    `signed_in` says whether a request comes from a clinician who has signed in on the clinic's pages.
    """
    routes = APIRouter(prefix="/api", tags=["chat"], responses=REFUSALS)
    conversations = memory.conversations("web", rasa.metrics)
    sessions_by_address = memory.limits.per_minute("sessions-by-address", settings.address_sessions_per_minute)
    messages_by_address = memory.limits.per_minute("messages-by-address", settings.address_messages_per_minute)
    messages_by_session = memory.limits.per_minute("messages-by-session", settings.session_messages_per_minute)
    door = ConversationDoor(rasa, options, "web", settings.clinic.emergency_number)

    async def known_conversation(
        request: Request, credentials: HTTPAuthorizationCredentials | None = FROM_HEADER
    ) -> str:
        await messages_by_address.take(_address(request))
        if credentials is None:
            raise errors.session_missing()
        return sessions.conversation(credentials.credentials)

    in_conversation = Depends(known_conversation)
    feedback = FeedbackStore(settings.data_dir, settings.database_url)

    @routes.post("/session", status_code=HTTPStatus.CREATED, response_model=Opened)
    async def open_session(request: Request) -> JSONResponse:
        """A new anonymous conversation."""
        await sessions_by_address.take(_address(request))
        return JSONResponse({"token": sessions.open(), "expires_in": sessions.lifetime}, status_code=HTTPStatus.CREATED)

    @routes.delete("/session", status_code=HTTPStatus.NO_CONTENT)
    async def forget(request: Request, conversation: str = in_conversation) -> Response:
        """Deletes the conversation everywhere; its token is dead afterwards."""
        async with conversations.get(conversation).turn():
            sessions.must_be_open(conversation)
            await door.forget(conversation, request.state.reference, ends_in=sessions.lifetime)
            sessions.end(conversation)
            conversations.drop(conversation)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    async def send(
        request: Request,
        sent: Sent,
        conversation: str = in_conversation,
        idempotency_key: Annotated[str | None, DESCRIBED_KEY] = None,
    ) -> Response:
        """The assistant's answer. The option `start` is always accepted and brings the welcome."""
        await messages_by_session.take(conversation)
        if idempotency_key is not None and not 0 < len(idempotency_key) <= LONGEST_KEY:
            raise errors.key_unusable(LONGEST_KEY)
        payload = _checked(sent, conversation, options)
        state = conversations.get(conversation)

        async def ask() -> bytes:
            sessions.must_be_open(conversation)
            known = {} if idempotency_key is None else {"id": idempotency_key}
            by_clinician = await signed_in(request)
            message = MessageId(seen=(sent.seen or "")[:LONGEST_SEEN] or None, signed_in=by_clinician, **known)
            if payload is None:
                answer = await door.say(conversation, state, sent.text or "", request.state.reference, message)
            else:
                answer = await door.choose(conversation, state, payload, request.state.reference, message)
            return answer.model_dump_json().encode()

        content = hashlib.sha256(sent.model_dump_json().encode()).hexdigest()
        return Response(await state.once(idempotency_key, content, ask), media_type="application/json")

    async def answer(request: Request) -> Response:
        # Whoever sends too much is told so before anything else.
        await request.body()
        conversation = await known_conversation(request, await BEARER(request))
        sent = await read_as(Sent, request)
        return await send(request, sent, conversation, request.headers.get("Idempotency-Key"))

    routes.add_api_route(
        "/messages", send, methods=["POST"], response_model=Reply, route_class_override=answered_by(answer)
    )

    @routes.post("/feedback", status_code=HTTPStatus.NO_CONTENT)
    async def told_wrong(request: Request, told: ToldWrong, conversation: str = in_conversation) -> Response:
        """Counts that something was wrong with the latest answer of the conversation."""
        await messages_by_session.take(conversation)
        state = conversations.get(conversation)
        async with state.turn():
            await take(feedback, "web", state, told.kind, told.words_to_keep, request.state.reference)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    routes.include_router(report_routes(rasa, known_conversation, settings.clinic.emergency_number, memory.limits))
    return routes


def _checked(sent: Sent, conversation: str, options: Options) -> str | None:
    """The payload of the chosen option, or None where text was typed that can be sent on."""
    if (sent.text is None) == (sent.option is None):
        raise errors.one_of_text_and_option()
    if sent.option is not None:
        return options.payload(conversation, sent.option)
    usable_text(sent.text or "")
    return None


def _address(request: Request) -> str:
    return address_key(request.client.host if request.client else "unknown")
