"""The clinic's mail server: short notices in plain text, over a connection that nobody reads on the way."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

WAITS = 15.0
"""Seconds for each answer of the server."""

HERE = frozenset({"localhost", "127.0.0.1", "::1"})
"""Where a connection without TLS leaves no machine."""

PORTS = {"smtp": 587, "smtps": 465}


class NotSent(Exception):
    """The server did not take the message."""


@dataclass(frozen=True)
class MailServer:
    """`url` is `smtp://user:password@host:587`, which must begin TLS unless it is this machine, or `smtps://…`."""

    url: str = field(repr=False)
    sender: str

    def send(self, to: str, subject: str, text: str) -> None:
        """Hands one message over. Raises NotSent."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, to, subject
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2].strip("> ") or None)
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        try:
            with self._connection() as server:
                server.send_message(message)
        except (OSError, smtplib.SMTPException):
            raise NotSent() from None

    def _connection(self) -> smtplib.SMTP:
        parts = urlsplit(self.url)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=WAITS, context=ssl.create_default_context())
        else:
            server = smtplib.SMTP(host, port, timeout=WAITS)
            if host not in HERE:
                server.starttls(context=ssl.create_default_context())
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        return server
