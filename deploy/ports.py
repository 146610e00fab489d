"""Which ports the assistant listens on, and whether each is free; for the supervisor, before a start."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - addresses to compare with


class PortError(Exception):
    """A port setting that cannot be used; the message names the variable and what to do."""


@dataclass(frozen=True)
class Port:
    """One listener: the variable that sets its number, who listens there, and on which address."""

    variable: str
    listener: str
    host: str
    number: int


def ports(environment: Mapping[str, str]) -> list[Port]:
    """The three listeners as the environment sets them: gateway, Rasa, action server.

    Raises PortError for a number that is none, and for one number given to two listeners.
    """
    found: list[Port] = []
    for variable, listener, host in (
        ("PORT", "the gateway", environment["HOST"]),
        ("RASA_PORT", "Rasa", LOOPBACK),
        ("ACTIONS_PORT", "the action server", LOOPBACK),
    ):
        text = environment[variable]
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
            raise PortError(
                f"{variable} is the port of {listener}: expected a whole number from 1 to 65535, "
                f"got {text!r}. Set another, or leave it out."
            )
        number = int(text)
        for other in found:
            if other.number == number:
                raise PortError(
                    f"{other.variable} and {variable} are both {number}, and {other.listener} and {listener} "
                    "each need a port of their own. Give one of them another number."
                )
        found.append(Port(variable, listener, host, number))
    return found


def accepts(port: Port) -> bool:
    """Whether something listens on the port."""
    host = LOOPBACK if port.host in EVERYWHERE else port.host
    try:
        with socket.create_connection((host, port.number), timeout=1):
            return True
    except OSError:
        return False


def require_free(port: Port) -> None:
    """Nothing, if the port can be listened on.

    Raises PortError where it is in use, or the address or the number may not be used here.
    """
    family = socket.AF_INET6 if ":" in port.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As the servers do: a port that only waits for its last connections to time out is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((port.host, port.number))
            probe.listen()
        except OSError as error:
            another = port.number + 1 if port.number < 65535 else port.number - 1
            raise PortError(
                f"Port {port.number} on {port.host}, where {port.listener} listens, cannot be used: "
                f"{error.strerror}. End what uses it (perhaps another copy of the assistant), or choose "
                f"another port: make run {port.variable}={another}"
            ) from error
