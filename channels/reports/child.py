"""The text of one PDF, from standard input to standard output: a process of its own that may use little.

It imports nothing of ours, opens no file, and loads the library only where it runs as that process. Whatever a PDF
makes the library do, this process has a few seconds, a few hundred megabytes and no file to write, and ends with the
code of what was wrong.
"""

from __future__ import annotations

import io
import resource
import sys

SECONDS = 8
"""Processor time."""

MEMORY = 400 * 1024 * 1024
"""Bytes of address space."""

MOST_PAGES = 12
MOST_CHARACTERS = 60_000

ENCRYPTED, WITHOUT_TEXT, TOO_LONG, BROKEN = 3, 4, 5, 6
"""What the process ends with where there is no text to give."""


def main() -> int:
    """0 with the text written; else the code of what was wrong."""
    from pypdf.errors import PyPdfError

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        code, text = _text_of(sys.stdin.buffer.read())
    except (
        PyPdfError,
        MemoryError,
        RecursionError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        OSError,
    ):
        return BROKEN
    sys.stdout.buffer.write(text.encode(errors="replace"))
    return code


def _text_of(content: bytes) -> tuple[int, str]:
    """The code to end with, and the text as it is laid out on the pages."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        return ENCRYPTED, ""
    if len(reader.pages) > MOST_PAGES:
        return TOO_LONG, ""
    text = ""
    for page in reader.pages:
        text += page.extract_text(extraction_mode="layout") + "\n"
        if len(text) > MOST_CHARACTERS:
            return TOO_LONG, ""
    return (0, text) if any(letter.isalnum() for letter in text) else (WITHOUT_TEXT, "")


if __name__ == "__main__":
    sys.exit(main())
