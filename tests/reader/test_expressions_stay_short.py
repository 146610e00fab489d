"""No expression of the rules, and none in code, is so long that nobody can read it: its parts have names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

import b12nlu
from b12nlu.text.words import rule_file

LONGEST = 900
"""Characters of one expression as it stands in its file, the named parts counted by their names."""
FOLDERS = ("expressions", "cues")
AN_EXPRESSION = "(?:"


def _written(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from _written(value)
    elif isinstance(content, list):
        for value in content:
            yield from _written(value)


def _rule_files() -> list[str]:
    rules = resources.files("b12nlu") / "rules"
    return [
        f"{folder}/{file.name.removesuffix('.yml')}"
        for folder in FOLDERS
        for file in (rules / folder).iterdir()
        if file.name.endswith(".yml")
    ]


@pytest.mark.parametrize("name", sorted(_rule_files()))
def test_an_expression_of_the_rules_is_short_or_made_of_named_parts(name: str) -> None:
    long = [text for text in _written(rule_file(name)) if AN_EXPRESSION in text and len(text) > LONGEST]
    assert not long, "cut it into parts of rules/expressions/parts.yml"


def test_an_expression_in_code_is_short() -> None:
    for path in sorted(Path(b12nlu.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and AN_EXPRESSION in node.value:
                assert len(node.value) <= LONGEST, f"{path.name}:{node.lineno}"
