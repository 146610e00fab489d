"""Whatever a library logs, at whatever level, no word of a person is printed; ours carry the request's reference."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TYPED = "my haemoglobin is 91"

BEFORE = f"""
import asyncio, logging, sys, threading, warnings
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
from keeping.logs import reference, without_people
TYPED = {TYPED!r}
library, ours = logging.getLogger("rasa.core.processor"), logging.getLogger("inside_rasa.connector")
without_people(); without_people()
"""


def printed(program: str) -> str:
    """What a process prints that runs the program after the log was made silent about people."""
    ended = subprocess.run(
        [sys.executable, "-c", BEFORE + program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    return ended.stdout + ended.stderr


@pytest.mark.parametrize(
    "program",
    [
        'library.debug(f"Received user message {TYPED}")',
        'library.warning("failed to parse %s", TYPED)',
        "library.error(ValueError(TYPED))",
        "try:\n    raise ValueError(TYPED)\nexcept ValueError:\n    library.exception('Encountered an exception')",
        "try:\n    raise ValueError(TYPED)\nexcept ValueError:\n    ours.exception('A turn was not kept')",
        "warnings.warn(f'Failed to parse {TYPED}')",
        "async def main():\n    async def fails(): raise ValueError(TYPED)\n"
        "    task = asyncio.ensure_future(fails()); await asyncio.sleep(0); await asyncio.sleep(0); del task\n"
        "asyncio.run(main())",
        "import structlog\nstructlog.configure(logger_factory=structlog.stdlib.LoggerFactory())\n"
        "structlog.get_logger('rasa.core').warning('processor.message.parse', text=TYPED)",
    ],
)
def test_no_line_repeats_what_was_typed(program: str) -> None:
    lines = printed(program)

    assert lines
    assert "haemoglobin" not in lines
    assert "is 91" not in lines


def test_a_librarys_line_says_where_it_comes_from_and_of_what_kind_it_is() -> None:
    lines = printed("try:\n    raise KeyError(TYPED)\nexcept KeyError:\n    library.exception('no')")

    assert "rasa.core.processor" in lines
    assert "KeyError" in lines


def test_a_line_about_a_request_carries_its_reference() -> None:
    assert "was not kept (reference 0a1b2c)" in printed("reference.set('0a1b2c'); ours.error('%s was not kept', 'It')")
