"""Whether an address answers with success: `python -m deploy.healthy URL` ends with 0 if it does; for health checks."""

from __future__ import annotations

import sys
from http import HTTPStatus

from deploy.hang_watch import answer

LIMIT = 4.0
"""Seconds."""


def main() -> int:
    """0 where the address answers with 200 in time."""
    said = answer(sys.argv[1], LIMIT)
    return 0 if said is not None and said.status == HTTPStatus.OK else 1


if __name__ == "__main__":
    sys.exit(main())
