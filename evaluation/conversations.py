"""How many of the conversations that drive the real agent and the real actions go as they should."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from evaluation.scoring import Row, not_measured

ROOT = Path(__file__).resolve().parents[1]
CONVERSATIONS = "tests/conversations"
_OUTCOME = re.compile(r"(\d+) (passed|failed|errors?)\b")


def conversation_rows() -> list[Row]:
    """The share of the conversations in `tests/conversations` that end as they should; they need a trained model."""
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", CONVERSATIONS]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    outcome = {kind.rstrip("s"): int(count) for count, kind in _OUTCOME.findall(run.stdout)}
    total = sum(outcome.values())
    if not total:
        return [not_measured("conversations as they should be", CONVERSATIONS, f"pytest ended with {run.returncode}")]
    passed = outcome.get("passed", 0)
    return [Row("conversations as they should be", CONVERSATIONS, passed / total, f"{passed} of {total}")]
