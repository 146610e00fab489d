"""Whether an address that people are shown leads to where a document belongs."""

from __future__ import annotations

import re

from b12core.knowledge.schema import Entry

_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<host>[a-z0-9.-]+)(?P<path>/[^\s;\"'<>]*)?", re.IGNORECASE)
EXPECTED = "an address at a host of hosts.yml, or null"


class Hosts(Entry):
    """The hosts that may be shown, by kind, and the parts of a name that tell a test server."""

    hosts: dict[str, tuple[str, ...]]
    test_servers: tuple[str, ...]

    def problem(self, address: str) -> str | None:
        """Why an address must not be shown; None where it may be."""
        parts = _ADDRESS.fullmatch(address)
        if parts is None:
            return "is no single web address"
        host = parts["host"].lower()
        if not set(re.split(r"[.-]", host)).isdisjoint(self.test_servers):
            return f"leads to a test server, {host}"
        if not any(_is_at(f"{host}{parts['path'] or ''}", known) for kind in self.hosts.values() for known in kind):
            return f"leads to {host}, which is not known as the place where documents belong"
        return None


def _is_at(place: str, known: str) -> bool:
    """Whether a host with its path lies at a known host, or at a known folder of one."""
    host, slash, folder = known.partition("/")
    found, _, path = place.partition("/")
    at_host = found == host or found.endswith(f".{host}")
    return at_host and (not slash or f"{path}/".startswith(f"{folder}/"))
