"""The knowledge of every version that a draft was made by, kept by its hash, so that a suggestion can be made again."""

from __future__ import annotations

import functools
import json
import zlib
from typing import Any

import sqlalchemy as sa

from b12core.knowledge import Knowledge, load_knowledge, parse_knowledge, read_knowledge_texts
from clinic.errors import NotFound
from clinic.tables import KNOWLEDGE


def keep_knowledge(connection: Any) -> str:
    """The hash of the knowledge that speaks now; its files are kept where they are not yet."""
    knowledge = load_knowledge()
    known = sa.select(KNOWLEDGE.c.sha256).where(KNOWLEDGE.c.sha256 == knowledge.sha256)
    if connection.execute(known).first() is None:
        texts = zlib.compress(json.dumps(read_knowledge_texts(), sort_keys=True).encode())
        row = {"sha256": knowledge.sha256, "version": knowledge.meta.version, "texts": texts}
        connection.execute(KNOWLEDGE.insert(), row)
    return knowledge.sha256


def kept_knowledge(connection: Any, sha256: str) -> Knowledge:
    """The knowledge of this hash. Raises NotFound where it was never kept."""
    current = load_knowledge()
    if current.sha256 == sha256:
        return current
    row = connection.execute(sa.select(KNOWLEDGE.c.texts).where(KNOWLEDGE.c.sha256 == sha256)).one_or_none()
    if row is None:
        raise NotFound(knowledge=sha256)
    return _parsed(row.texts)


def kept_texts(connection: Any, sha256: str) -> dict[str, str] | None:
    """The knowledge files of this hash, by path; None where they were never kept."""
    if load_knowledge().sha256 == sha256:
        return read_knowledge_texts()
    row = connection.execute(sa.select(KNOWLEDGE.c.texts).where(KNOWLEDGE.c.sha256 == sha256)).one_or_none()
    return None if row is None else dict(json.loads(zlib.decompress(row.texts)))


@functools.lru_cache(maxsize=4)
def _parsed(packed: bytes) -> Knowledge:
    return parse_knowledge(json.loads(zlib.decompress(packed)))
