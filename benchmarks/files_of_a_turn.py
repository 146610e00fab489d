"""How many of our files the turn "B12 98 pg/mL" passes: `python -m deploy.quiet benchmarks.files_of_a_turn` lists them.

Rasa and the actions run in this process, so that one look sees both; the gateway and the store of conversations, the
same for every turn, are left out. A file counts where a function of it is called. The turn is taken twice, and the
second time counts: what is read once and kept is no part of a turn.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog

from deploy.environment import ROOT, process_environment
from inside_rasa.repeated_work import without_repeated_work
from inside_rasa.turn_taking import Messages, played

TURN = "B12 98 pg/mL"
NOT_OURS = (".venv", "benchmarks", "tests")


@contextmanager
def files_seen() -> Iterator[set[str]]:
    """The names of our files of which a function is called meanwhile."""
    seen: set[str] = set()

    def look(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code.co_name != "<module>":
            seen.add(frame.f_code.co_filename)

    sys.setprofile(look)
    try:
        yield seen
    finally:
        sys.setprofile(None)


def our_files(seen: set[str]) -> list[str]:
    """Those of them that belong to this project, by their path inside it."""
    inside = [Path(name).relative_to(ROOT) for name in seen if name.startswith(f"{ROOT}{os.sep}")]
    return sorted(path.as_posix() for path in inside if path.parts[0] not in NOT_OURS)


async def walk(agent: Agent) -> list[str]:
    """The files that the turn passes in a conversation of its own."""
    for sender in ("before", "counted"):
        with files_seen() as seen:
            await played(agent, UserMessage(TURN, Messages(), sender, input_channel="gateway"))
    return our_files(seen)


def main() -> None:
    """Prints the files and their number."""
    environment = process_environment(os.environ)
    os.environ.update(environment)
    configure_structlog(logging.ERROR)
    without_repeated_work()
    agent = Agent.load(str(ROOT / environment["B12_MODEL"]), action_endpoint=EndpointConfig(package="actions"))
    files = asyncio.run(walk(agent))
    print("\n".join(files))
    print(f"{len(files)} files")


if __name__ == "__main__":
    main()
