"""What is read before the first action runs, so that a file that cannot be used ends the start and not a turn."""

from __future__ import annotations

from actions.core import clinic, knowledge
from actions.steps.interruptions.general_questions import education


def read_files() -> None:
    """Reads the knowledge, the clinic's file and the answers. Raises KnowledgeError, ClinicError or OSError."""
    for spoken_of in (None, *knowledge().third_person.pronouns):
        knowledge(spoken_of)
    clinic()
    education()
