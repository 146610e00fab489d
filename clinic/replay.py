"""Makes kept suggestions again, each from its case and the knowledge of its day, and compares them byte for byte."""

from __future__ import annotations

from dataclasses import dataclass

from b12core import B12CoreError, suggest
from clinic.content import Content, Version, as_bytes
from clinic.errors import Refused
from clinic.knowledge_kept import kept_knowledge
from clinic.shelf import Shelf


@dataclass(frozen=True)
class Replayed:
    """How many suggestions came out the same, the codes of drafts with one that did not, and of forgotten ones."""

    same: int
    different: tuple[str, ...]
    forgotten: tuple[str, ...]


def replay(shelf: Shelf, code: str | None = None) -> Replayed:
    """What came out, for one draft or for all; that it was done is recorded. Raises NotFound for an unknown code."""
    same, different, forgotten = 0, [], []
    with shelf.database.writing() as connection:
        drafts = [shelf.draft(connection, code)] if code else shelf.drafts(connection)
        for draft in drafts:
            if draft.forgotten:
                forgotten.append(draft.code)
                continue
            content = shelf.content(connection, draft.code)
            for version in content.versions:
                if _is_the_same(connection, content, version):
                    same += 1
                else:
                    different.append(draft.code)
        head = shelf.record.add(connection, "command", "replayed", draft=code)
    shelf.record.publish(head)
    return Replayed(same, tuple(dict.fromkeys(different)), tuple(forgotten))


def _is_the_same(connection: object, content: Content, version: Version) -> bool:
    kept = version.suggestion
    try:
        knowledge = kept_knowledge(connection, kept.knowledge.sha256)
        made = suggest(version.case, version.protocol, knowledge=knowledge, clinic=content.clinic)
    except (B12CoreError, Refused):
        return False
    return as_bytes(made) == as_bytes(kept)
