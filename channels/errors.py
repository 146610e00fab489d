"""What the gateway answers when it cannot do what was asked: a code for programs and a sentence for people.

The answer always carries a reference, which also stands in the log line; it never carries what was sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from pydantic import BaseModel
from starlette.exceptions import HTTPException


class ErrorDetail(BaseModel):
    """The code for programs, the sentence for the reader, and the reference to quote when asking for help."""

    code: str
    message: str
    reference: str


class ErrorBody(BaseModel):
    """The body of every answer that is not a success."""

    error: ErrorDetail


class GatewayError(HTTPException):
    """A refusal or a failure that the person at the other end can be told about."""

    def __init__(self, status: HTTPStatus, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status.value, detail=message, headers=headers)
        self.code = code
        self.message = message


def error_body(code: str, message: str, reference: str) -> dict[str, dict[str, str]]:
    """The JSON of an error answer."""
    return {"error": {"code": code, "message": message, "reference": reference}}


def session_missing() -> GatewayError:
    """No session token came with the request."""
    return GatewayError(
        HTTPStatus.UNAUTHORIZED,
        "session_missing",
        "This needs a conversation. Start one with POST /api/session and send its token as 'Authorization: Bearer …'.",
        {"WWW-Authenticate": "Bearer"},
    )


def session_over() -> GatewayError:
    """The token is no session of ours, or one that has expired or was ended."""
    return GatewayError(
        HTTPStatus.UNAUTHORIZED,
        "session_over",
        "This conversation has ended. Please start a new one.",
        {"WWW-Authenticate": "Bearer"},
    )


def option_unknown() -> GatewayError:
    """The option was not offered in this conversation, or too long ago."""
    return GatewayError(
        HTTPStatus.BAD_REQUEST,
        "option_unknown",
        "This button does not belong to this conversation, or is too old. Please use a newer one, or type your answer.",
    )


def one_of_text_and_option() -> GatewayError:
    """A message had both parts, or neither."""
    return GatewayError(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "text_or_option",
        "Send either 'text' or 'option': exactly one of the two.",
    )


def text_empty() -> GatewayError:
    """Nothing that could be read was typed."""
    return GatewayError(
        HTTPStatus.UNPROCESSABLE_ENTITY, "text_empty", "The message was empty. Please type your answer."
    )


def text_too_long(limit: int) -> GatewayError:
    """More was typed than one message may hold."""
    return GatewayError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "text_too_long",
        f"The message is longer than {limit:,} characters. Please send it in shorter parts.",
    )


def body_too_large(limit: int) -> GatewayError:
    """The request is larger than any message can be."""
    return GatewayError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "body_too_large",
        f"The request is larger than {limit:,} bytes. Please send less at once.",
        # The rest of it is not read.
        {"Connection": "close"},
    )


def report_is_picture() -> GatewayError:
    """A photograph or a scan: what is read from a picture can lose a decimal point."""
    return GatewayError(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "report_is_picture",
        "This is a picture. I don't read numbers from pictures: a decimal point is easily lost, and then the result is "
        "wrong. Please type the results, or use a PDF that holds text.",
    )


def report_not_pdf() -> GatewayError:
    """The file is of another kind."""
    return GatewayError(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "report_not_pdf",
        "I can only read a PDF. Please copy the text of the report and paste it, or type the results.",
    )


def report_encrypted() -> GatewayError:
    """The PDF opens with a password only."""
    return GatewayError(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "report_encrypted",
        "This PDF is locked with a password. Please copy its text and paste it, or type the results.",
    )


def report_unreadable() -> GatewayError:
    """The PDF is broken, or takes more time or memory than a report does."""
    return GatewayError(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "report_unreadable",
        "I could not read this PDF. Please copy its text and paste it, or type the results.",
    )


def report_too_long() -> GatewayError:
    """More pages or characters than a report of results has."""
    return GatewayError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "report_too_long",
        "This report is too long to read at once. Please paste only the part with the results.",
    )


def report_empty() -> GatewayError:
    """Nothing was pasted."""
    return GatewayError(
        HTTPStatus.UNPROCESSABLE_ENTITY, "report_empty", "There is nothing to read. Please paste the report first."
    )


def key_reused() -> GatewayError:
    """An Idempotency-Key came a second time with another message."""
    return GatewayError(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "idempotency_key_reused",
        "This Idempotency-Key was used for another message. Use a new key for a new message.",
    )


def key_unusable(longest: int) -> GatewayError:
    """The Idempotency-Key is empty or too long to be kept."""
    return GatewayError(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "idempotency_key_unusable",
        f"An Idempotency-Key has 1 to {longest} characters. Send a shorter one, a UUID for example.",
    )


def too_many(wait_seconds: int) -> GatewayError:
    """More requests came in a short time than a person makes."""
    return GatewayError(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too_many_requests",
        f"That was a lot at once. Please wait {wait_seconds} seconds and try again.",
        {"Retry-After": str(wait_seconds)},
    )


def unavailable(emergency_number: str) -> GatewayError:
    """Rasa or an action did not answer; nothing of the turn was kept, so it can be sent again."""
    return GatewayError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "assistant_unavailable",
        "The assistant can't answer right now. Your place in the conversation is kept: please try again in a "
        f"minute. If you feel very unwell, don't wait for it: call {emergency_number}.",
        {"Retry-After": "10"},
    )


def overloaded(emergency_number: str, wait_seconds: int) -> GatewayError:
    """More people write than can be answered in good time; nothing of the message was used."""
    return GatewayError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "overloaded",
        f"Many people are writing right now, so your message was not used. Please send it again in {wait_seconds} "
        f"seconds. If you feel very unwell, don't wait for it: call {emergency_number}.",
        {"Retry-After": str(wait_seconds)},
    )


def turn_not_kept(emergency_number: str) -> GatewayError:
    """The store failed, so nothing of the message was used."""
    return GatewayError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "not_kept",
        "Your message could not be kept, so it was not used. Please send it again in a minute. "
        f"If you feel very unwell, don't wait for it: call {emergency_number}.",
        {"Retry-After": "10"},
    )


def no_answer(emergency_number: str) -> GatewayError:
    """Rasa took the message and said nothing."""
    return GatewayError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "no_answer",
        "The assistant has no answer to that. Please try again, say it in other words, or start again. "
        f"If you feel very unwell, don't wait for it: call {emergency_number}.",
        {"Retry-After": "1"},
    )


def not_kept() -> GatewayError:
    """What somebody said was wrong could not be kept."""
    return GatewayError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "not_kept",
        "That could not be kept right now. Please try again in a minute, or tell the clinic.",
        {"Retry-After": "10"},
    )


def not_forgotten() -> GatewayError:
    """The stored conversation could not be deleted; the session stays so that it can be tried again."""
    return GatewayError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "not_forgotten",
        "The conversation could not be deleted right now. It is still stored. Please try again in a minute.",
        {"Retry-After": "10"},
    )


def signature_wrong() -> GatewayError:
    """The request was not signed by the platform that it claims to come from, or too long ago."""
    return GatewayError(
        HTTPStatus.UNAUTHORIZED, "signature_wrong", "This address takes requests that the platform has just signed."
    )


def channel_off() -> GatewayError:
    """The channel is named in clinic.yml, and its credentials are missing."""
    return GatewayError(
        HTTPStatus.SERVICE_UNAVAILABLE, "channel_off", "This channel is not set up here. The log says what is missing."
    )


def unexpected() -> GatewayError:
    """A fault of ours; its kind and place stand in the log beside the reference."""
    return GatewayError(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "unexpected",
        "Something went wrong on our side. Please try again; if it happens again, tell us the reference.",
    )
