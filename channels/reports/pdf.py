"""The text of a report that was sent as a file: a PDF only, read in a process of its own, and nothing of it kept."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from channels import errors
from channels.reports.child import BROKEN, ENCRYPTED, TOO_LONG, WITHOUT_TEXT

CHILD = Path(__file__).with_name("child.py")
MOST_BYTES = 2_097_152
"""Bytes of one file."""

LONGEST_WAIT = 12.0
"""Seconds until the process is ended, whatever it does."""

AT_ONCE = 2
"""Files that are read at the same time; others wait."""

PHOTOGRAPHS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
"""What the files of pictures begin with; those of phones (HEIC) name their kind a little later."""

REFUSALS = {
    ENCRYPTED: errors.report_encrypted,
    WITHOUT_TEXT: errors.report_is_picture,
    TOO_LONG: errors.report_too_long,
    BROKEN: errors.report_unreadable,
}


class PdfReading:
    """Reads PDFs, a few at a time."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)

    async def text_of(self, content: bytes) -> str:
        """The text of the file, laid out as on its pages.

        Raises a refusal that says why for a picture, a file that is no PDF, one with a password, one without text, one
        that is too long, and one that cannot be read within the limits.
        """
        if content.startswith(PHOTOGRAPHS) or content[4:8] == b"ftyp":
            raise errors.report_is_picture()
        if b"%PDF-" not in content[:1024]:
            raise errors.report_not_pdf()
        async with self._places:
            code, text = await _read(content)
        if code:
            raise REFUSALS.get(code, errors.report_unreadable)()
        return text


async def _read(content: bytes) -> tuple[int, str]:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(CHILD),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={},
        cwd="/",
    )
    try:
        said, _ = await asyncio.wait_for(child.communicate(content), LONGEST_WAIT)
    except (asyncio.TimeoutError, BrokenPipeError, ConnectionResetError):
        return BROKEN, ""
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    return child.returncode or 0, said.decode()
