"""Which ports the assistant listens on, and whether each is free; for the supervisor, before a start."""

from __future__ import annotations

import socket
from dataclasses import dataclass

from deploy.environment import Start

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

    @property
    def address(self) -> str:
        """The address under which this machine reaches the listener."""
        shown = LOOPBACK if self.host in EVERYWHERE else self.host
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{self.number}/"


def ports(start: Start) -> list[Port]:
    """The two listeners as the settings have them: gateway, Rasa.

    Raises PortError for one number that is given to two listeners.
    """
    found: list[Port] = []
    for port in (
        Port("PORT", "the gateway", start.host, start.port),
        Port("RASA_PORT", "Rasa", LOOPBACK, start.rasa_port),
    ):
        for other in found:
            if other.number == port.number:
                raise PortError(
                    f"{other.variable} and {port.variable} are both {port.number}, and {other.listener} and "
                    f"{port.listener} each need a port of their own. Give one of them another number."
                )
        found.append(port)
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
