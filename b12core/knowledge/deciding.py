"""What decides, as one digest: the doses, limits and conditions of the knowledge, and the code that judges by them.

`versions.yml` holds the digest of each version of the rules. A clinic's sign-off names a version and holds only while
what decides is what that version stands for. Prose does not count, nor do comments: a sentence may be put better, and
what a step says of how often and until when is no prose.
"""

from __future__ import annotations

import functools
import hashlib
import json
import tokenize
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from b12core.errors import KnowledgeError
from b12core.knowledge.content import Knowledge
from b12core.knowledge.loader import contents_that_ship, load_knowledge

PROSE = frozenset({"clinician", "patient", "what", "due", "why", "would_help", "hint", "title", "note", "about"})
"""The fields of an entry that say something and decide nothing."""

_STEPS = frozenset({"steps", "options", "step"})
"""The fields under which words tell a dose: how often, until when."""

_WORDS_ALONE = frozenset(
    {
        "codes.yml",
        "hosts.yml",
        "refusals.yml",
        "sources.yml",
        "spelling.yml",
        "third_person.yml",
        "versions.yml",
        "wording.yml",
    }
)
"""The files that decide nothing: words, sources, addresses, codes for other systems."""

_OF_A_TERM = ("id", "classes")
"""What decides of a term of the vocabulary: its words only tell how it is found."""

_DATES = frozenset({"version", "compiled", "review_by"})
"""What decides nothing of `meta.yml`."""

CODE = (
    "assessment",
    "calendar_units",
    "case",
    "decision",
    "derived_conditions",
    "engine",
    "hand_over",
    "identifiers",
    "knowledge.content",
    "knowledge.line_schema",
    "knowledge.rule_schema",
    "knowledge.schema",
    "knowledge.strength",
    "knowledge.unit_table",
    "lab_findings",
    "limits",
    "line_choice",
    "loading_given",
    "markers",
    "need",
    "next_dose",
    "other_route",
    "regimen",
    "rulebook",
    "schedule",
    "situation",
    "step_ends",
    "treatment_in_use",
    "units",
)
"""The modules of the core that judge, from the case to the regimen and its dates; a test holds that none is missing."""


def sign_off_holds(version: str, digest: str | None, knowledge: Knowledge) -> bool:
    """Whether what a clinic signed off, a version and, where it was told, its digest, is what decides now."""
    if version != knowledge.meta.version or knowledge.sha256 != load_knowledge().sha256:
        return False
    deciding = digest_now()
    return recorded(knowledge).get(version) == deciding and digest in (None, deciding)


def unrecorded(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """The problem that what decides is not what the version of the rules stands for, if it is not."""
    version, deciding = knowledge.meta.version, digest_now()
    known = recorded(knowledge).get(version)
    if known != deciding:
        expected = "uv run b12core check-knowledge --record"
        if known is not None:
            expected = f"another `version` in meta.yml, then {expected}"
        yield KnowledgeError(
            "versions.yml", version, f"what decides is {deciding[:12]}, and that is not written", expected
        )


def recorded(knowledge: Knowledge) -> dict[str, str]:
    """The digest that each version of the rules stands for."""
    return {entry.version: entry.decides for entry in knowledge.versions}


@functools.cache
def digest_now() -> str:
    """The digest of what decides in the core as it is installed, as hexadecimal SHA-256."""
    code = {name: _source(name) for name in CODE}
    return digest_of(contents_that_ship(), code)


def digest_of(contents: Mapping[str, Any], code: Mapping[str, str]) -> str:
    """The digest of knowledge files (by path, as plain data) and of code (by module, as text)."""
    knowledge = {path: _deciding(path, content) for path, content in contents.items() if path not in _WORDS_ALONE}
    judging = {name: _without_comments(text) for name, text in code.items()}
    written = json.dumps([knowledge, judging], sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def _deciding(path: str, content: Any) -> Any:
    if path == "meta.yml":
        return {name: value for name, value in content.items() if name not in _DATES}
    if path.startswith("vocabulary/"):
        return [{name: term.get(name) for name in _OF_A_TERM} for term in content]
    return _without_prose(content)


def _without_prose(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: part for name, part in value.items() if name not in PROSE}
        return {name: part if name in _STEPS else _without_prose(part) for name, part in kept.items()}
    return [_without_prose(part) for part in value] if isinstance(value, list | tuple) else value


def _source(module: str) -> str:
    *folders, name = module.split(".")
    place = resources.files("b12core")
    for folder in folders:
        place = place / folder
    return (place / f"{name}.py").read_text(encoding="utf-8")


def _without_comments(text: str) -> str:
    """The code without comments, docstrings, empty lines and what stands behind a line."""
    lines = text.splitlines(keepends=True)
    for token in _comments_and_docstrings(text):
        (first, start), (last, end) = token.start, token.end
        for row in range(first - 1, last):
            line = lines[row]
            left = line[:start] if row == first - 1 else ""
            right = line[end:] if row == last - 1 else "\n"
            lines[row] = left + right
    return "\n".join(line.rstrip() for line in lines if line.strip())


def _comments_and_docstrings(text: str) -> Iterator[tokenize.TokenInfo]:
    between = (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING)
    begins_statement = True
    for token in tokenize.generate_tokens(iter(text.splitlines(keepends=True)).__next__):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and begins_statement):
            yield token
        if token.type not in (tokenize.COMMENT, tokenize.NL):
            begins_statement = token.type in between
