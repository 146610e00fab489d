"""The expressions over plain text are data: each has an example that it finds and one that it leaves."""

from __future__ import annotations

import pytest

from b12nlu.text import expressions
from b12nlu.text.expressions import expression, expression_names, expression_problems


def test_every_expression_does_what_its_examples_say() -> None:
    assert not list(expression_problems())


def test_an_expression_that_is_not_known_is_an_error() -> None:
    with pytest.raises(KeyError):
        expression("told.nothing_of_the_kind")


def test_a_missing_or_wrong_example_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    first = next(iter(expression_names()))
    monkeypatch.setattr(expressions, "expression_names", lambda: [first])
    monkeypatch.setattr(expressions, "_entry", lambda _: {"pattern": "x", "says": ["no such word"]})
    found = list(expression_problems())
    assert any("`not`" in problem for problem in found)


def test_two_expressions_of_one_name_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_files", lambda: ["told"])
    monkeypatch.setattr(expressions, "rule_text", lambda _: "owned:\n  pattern: x\nowned:\n  pattern: y\n")
    assert "told.owned: told 2 times" in list(expression_problems())
