"""How long a person waits for an answer: the timed conversations, typed and tapped, turn by turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

import httpx

from benchmarks.conversation import LATER, TAPPED, TYPED
from benchmarks.lines import Line, Message, Talk, ThroughTheGateway, UnansweredTurn

MOST_TAPS = 30
"""Taps after which a conversation should have come to its end."""


@dataclass(frozen=True)
class Partner:
    """Somebody to talk to: the address, the way to talk, and what is typed from the greeting on and later on."""

    address: str
    line: Line = field(default_factory=ThroughTheGateway)
    typed: Sequence[str] = TYPED
    later: Sequence[str] = LATER


@dataclass(frozen=True)
class Turns:
    """What was measured: every turn's milliseconds, and in how many conversations a draft was shown."""

    milliseconds: tuple[float, ...]
    conversations: int
    with_a_draft: int

    @property
    def median(self) -> float:
        """Milliseconds that half of the turns stay below."""
        return statistics.median(self.milliseconds)

    @property
    def p95(self) -> float:
        """Milliseconds that 95 of 100 turns stay below."""
        return statistics.quantiles(self.milliseconds, n=20)[-1]

    @property
    def percent_with_a_draft(self) -> float:
        """Of 100 conversations, those in which a draft was shown."""
        return 100 * self.with_a_draft / self.conversations


def warm_up(partner: Partner) -> None:
    """One conversation that is not timed, so that nothing is loaded or opened for the first time later."""
    measure([partner], at_least=1)


def tapped(partner: Partner, conversations: int = 3) -> float:
    """The median of the milliseconds of a tap, over conversations that are tapped from the welcome to the draft.

    Raises UnansweredTurn for an answer that is an error, is empty or does not offer a known option.
    """
    milliseconds: list[float] = []
    with _client(partner) as client:
        for _ in range(conversations):
            with _conversation(client, partner.line) as talking:
                messages, title = talking.send({"option": "start"}), ""
                while title != TAPPED[-1]:
                    title, option = _next_option(messages)
                    messages = talking.send({"option": option})
                    if len(talking.milliseconds) > MOST_TAPS:
                        raise UnansweredTurn(f"expected {TAPPED[-1]!r} after {MOST_TAPS} taps at most, got {title!r}")
                milliseconds += talking.milliseconds[1:]
    return statistics.median(milliseconds)


def growth(partner: Partner, after: Sequence[int] = (25, 100, 200), window: int = 12) -> dict[int, float]:
    """The median of the last milliseconds in one long conversation, by the number of turns that were taken."""
    with _client(partner) as client, _conversation(client, partner.line) as talking:
        for text in partner.typed:
            talking.say(text)
        while len(talking.milliseconds) < max(after):
            talking.say(partner.later[len(talking.milliseconds) % len(partner.later)])
        taken = talking.milliseconds
    return {number: statistics.median(taken[max(0, number - window) : number]) for number in after}


def measure(partners: Sequence[Partner], at_least: int) -> list[Turns]:
    """For each assistant the turns of as many whole conversations as `at_least` turns of the first one need.

    The assistants take turns, a conversation each, so that a machine that is busy for a while slows all of them.
    Raises UnansweredTurn for an answer that is an error or empty.
    """
    conversations = -(-at_least // len(partners[0].typed))
    milliseconds: list[list[float]] = [[] for _ in partners]
    drafts = [0 for _ in partners]
    with ExitStack() as stack:
        clients = [stack.enter_context(_client(partner)) for partner in partners]
        for _ in range(conversations):
            for place, (partner, client) in enumerate(zip(partners, clients, strict=True)):
                turns, draft = _converse(client, partner)
                milliseconds[place] += turns
                drafts[place] += draft
    return [Turns(tuple(turns), conversations, drafts[place]) for place, turns in enumerate(milliseconds)]


def _converse(client: httpx.Client, partner: Partner) -> tuple[list[float], bool]:
    """The milliseconds of each turn of one conversation of its own, and whether a draft was shown."""
    with _conversation(client, partner.line) as talking:
        answers = [talking.say(text) for text in partner.typed]
    shown = (message.get("card") or {} for messages in answers for message in messages)
    return talking.milliseconds, any(card.get("type") == "suggestion" for card in shown)


@dataclass
class _Talking:
    """One conversation, and how long each of its turns took."""

    client: httpx.Client
    line: Line
    talk: Talk
    milliseconds: list[float] = field(default_factory=list)

    def say(self, text: str) -> list[Message]:
        """The messages after a typed text."""
        return self.send(self.line.body(self.talk, text))

    def send(self, body: dict[str, str]) -> list[Message]:
        """The messages of the answer."""
        started = time.perf_counter()
        answer = self.client.post(self.talk.path, json=body, headers=self.talk.headers)
        self.milliseconds.append((time.perf_counter() - started) * 1000)
        return self.line.messages(body, answer.status_code, answer.json() if answer.is_success else answer.text)


def _client(partner: Partner) -> httpx.Client:
    return httpx.Client(base_url=partner.address, timeout=60, trust_env=False)


@contextmanager
def _conversation(client: httpx.Client, line: Line) -> Iterator[_Talking]:
    if line.opening is None:
        yield _Talking(client, line, line.talk(None))
        return
    begun = client.post(line.opening)
    begun.raise_for_status()
    talk = line.talk(begun.json())
    yield _Talking(client, line, talk)
    client.delete(line.opening, headers=talk.headers).raise_for_status()


def _next_option(messages: list[Message]) -> tuple[str, str]:
    """Title and id of the option that leads on: of those offered, the one that stands last among the tapped ones."""
    offered = {option["title"]: str(option["id"]) for message in messages for option in message.get("options", [])}
    for title in reversed(TAPPED):
        if title in offered:
            return title, offered[title]
    raise UnansweredTurn(f"expected one of the options {TAPPED}, got {', '.join(sorted(offered)) or 'none'}")
