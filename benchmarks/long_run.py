"""Whether memory and open files stay the same over thousands of turns."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.processes import Assistant
from benchmarks.turns import Partner, measure

SETTLED = 0.1
"""After this share of the turns everything was loaded and opened that ever will be; from there on it is compared."""


@dataclass(frozen=True)
class LongRun:
    """How many turns were taken, and what the processes held when all had settled and at the end."""

    turns: int
    megabytes: tuple[float, float]
    descriptors: tuple[int, int]

    @property
    def more_megabytes(self) -> float:
        """How much the memory of all processes grew."""
        return self.megabytes[1] - self.megabytes[0]

    @property
    def more_descriptors(self) -> int:
        """How many more files and connections were open in the end."""
        return self.descriptors[1] - self.descriptors[0]


def long_run(assistant: Assistant, partner: Partner, turns: int) -> LongRun:
    """So many typed turns in conversations one after the other. Raises UnansweredTurn."""
    taken, held = 0, []
    for share in (SETTLED, 1.0):
        [timed] = measure([partner], max(1, round(turns * share) - taken))
        taken += len(timed.milliseconds)
        held.append((sum(assistant.megabytes().values()), assistant.descriptors()))
    (settled_megabytes, settled_descriptors), (megabytes, descriptors) = held
    return LongRun(taken, (settled_megabytes, megabytes), (settled_descriptors, descriptors))
