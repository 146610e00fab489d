"""Mistakes put into the product by hand (`mutants.yml`): for each there is a scenario that catches it."""

from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType

import pytest
import yaml
from test_scenarios import ALL, CHECKS, Scenario

import b12core

PACKAGE = Path(b12core.__file__).parent
MUTANTS: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("mutants.yml").read_text(encoding="utf-8"))


class Mutant(importlib.machinery.SourceFileLoader):
    """A module of the product with one of its lines changed."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        super().__init__(name, str(path))
        self.source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.source, self.path, "exec")


class Finder(importlib.abc.MetaPathFinder):
    """Gives the mutant in place of the module, and leaves all others to the ordinary way."""

    def __init__(self, loader: Mutant) -> None:
        self.loader = loader

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.loader.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.loader.path, loader=self.loader)


def changed(mutant: dict[str, str]) -> str:
    """The file with the mistake in it."""
    source = (PACKAGE / mutant["in"]).read_text(encoding="utf-8")
    assert source.count(mutant["was"]) == 1, "what is to be changed stands once in the file"
    return source.replace(mutant["was"], mutant["becomes"])


@contextlib.contextmanager
def fresh_product(mutant: dict[str, str]) -> Iterator[ModuleType]:
    """The product imported anew with the mistake in a module of it; the one in use is back afterwards."""
    kept = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "b12core"}
    finders: list[importlib.abc.MetaPathFinder] = []
    if mutant["in"].endswith(".py"):
        name = f"b12core.{mutant['in'].removesuffix('.py').replace('/', '.')}"
        finders.append(Finder(Mutant(name, PACKAGE / mutant["in"], changed(mutant))))
    sys.meta_path[:0] = finders
    try:
        yield importlib.import_module("b12core")
    finally:
        for finder in finders:
            sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if name.partition(".")[0] == "b12core"]:
            del sys.modules[name]
        sys.modules.update(kept)


def knowledge_of(product: ModuleType, mutant: dict[str, str]) -> object:
    """The knowledge, with the mistake where it is one of the knowledge; None for the knowledge as it ships."""
    if mutant["in"].endswith(".py"):
        return None
    knowledge = importlib.import_module(f"{product.__name__}.knowledge")
    texts = knowledge.read_knowledge_texts()
    texts[mutant["in"].removeprefix("knowledge/")] = changed(mutant)
    return knowledge.parse_knowledge(texts)


def scenarios_for(mutant: dict[str, str]) -> list[Scenario]:
    """The scenarios that are named to catch it."""
    named = [scenario for scenario in ALL if _is_named(scenario.shows, mutant["caught_by"])]
    assert named, "no such scenario"
    return named


def _is_named(shows: str, name: str) -> bool:
    """Whether a scenario has this name: a letter and a number in front, or how what it shows begins."""
    return shows.partition(" ")[0] == name or (" " in name and shows.startswith(name))


@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant["breaks"] for mutant in MUTANTS])
def test_the_scenario_catches_the_mistake(mutant: dict[str, str]) -> None:
    caught = 0
    with fresh_product(mutant) as product:
        knowledge = knowledge_of(product, mutant)
        for scenario in scenarios_for(mutant):
            suggestion = product.suggest(product.parse_case(scenario.case), scenario.protocol, knowledge=knowledge)
            try:
                for key, expected in scenario.expect.items():
                    CHECKS[key](suggestion, expected)
            except AssertionError:
                caught += 1
    assert caught
