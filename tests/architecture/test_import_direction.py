"""Imports run downwards only: channels and actions know the core; the core knows none of them, no clock, no network."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

IMPURE = ("random", "secrets", "uuid", "socket", "ssl", "http", "urllib", "asyncio", "threading", "time")
"""Modules of the standard library that would bring clock, chance or network into the core."""

SERVERS = ("rasa", "rasa_sdk", "fastapi", "starlette", "uvicorn", "sanic", "aiohttp", "httpx", "requests")

RUNNING = (
    "b12core",
    "b12nlu",
    "meaning",
    "intents",
    "education",
    "second_opinion",
    "policies",
    "actions",
    "channels",
    "deploy",
)

OUR_OWN = (*RUNNING, "benchmarks", "evaluation")


@dataclass(frozen=True)
class Import:
    """One import: in which file and line, of what."""

    file: Path
    line: int
    module: str

    def is_of(self, *packages: str) -> bool:
        """Whether it is one of these packages or stands inside one."""
        return any(self.module == package or self.module.startswith(f"{package}.") for package in packages)

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.module}"


def sources(package: str) -> list[Path]:
    """Every Python file of a package."""
    return sorted((ROOT / package).rglob("*.py"))


def imports_of(package: str) -> list[Import]:
    """Every import of a package, those inside functions included."""
    return [found for file in sources(package) for found in _imports(file)]


def _imports(file: Path) -> Iterator[Import]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (Import(file, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (Import(file, node.lineno, name) for name in _from(file, node))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("__import__", "importlib.import_module"):
            yield Import(file, node.lineno, ast.unparse(node))


def _from(file: Path, node: ast.ImportFrom) -> list[str]:
    module = node.module or ""
    if node.level:
        folder = file.parents[node.level - 1].relative_to(ROOT)
        module = ".".join(filter(None, (*folder.parts, module)))
    submodules = [alias.name for alias in node.names if (ROOT / module.replace(".", "/") / f"{alias.name}.py").exists()]
    return [f"{module}.{name}" for name in submodules] or [module]


def test_every_package_is_looked_at() -> None:
    for package in RUNNING:
        assert imports_of(package), f"{package} holds no file with imports"


def test_the_core_imports_nothing_of_the_dialogue_the_reader_or_the_gateway() -> None:
    assert not [str(found) for found in imports_of("b12core") if found.is_of(*OUR_OWN[1:], *SERVERS)]


def test_the_core_imports_neither_clock_nor_chance_nor_network() -> None:
    assert not [str(found) for found in imports_of("b12core") if found.is_of(*IMPURE)]


def test_the_core_asks_neither_the_clock_nor_the_environment() -> None:
    asked = [
        f"{file.relative_to(ROOT)}:{node.lineno} uses {ast.unparse(node)}"
        for file in sources("b12core")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and _reaches_outside(node)
    ]
    assert not asked


def _reaches_outside(node: ast.Attribute) -> bool:
    owner = ast.unparse(node.value)
    if owner == "os" and node.attr in ("environ", "environb", "getenv", "urandom"):
        return True
    return node.attr in ("now", "utcnow", "today") and owner.split(".")[-1] in ("datetime", "date")


def test_the_core_imports_os_nowhere() -> None:
    assert not [str(found) for found in imports_of("b12core") if found.is_of("os")]


@pytest.mark.parametrize("module", ["cli"])
def test_only_the_command_of_the_core_reads_files_that_it_is_given(module: str) -> None:
    readers = {
        file.stem
        for file in sources("b12core")
        for found in _imports(file)
        if found.is_of("pathlib", "io", "tempfile", "shutil", "subprocess")
    }
    assert readers <= {module}


def test_the_reader_takes_from_the_core_only_the_words_the_identifiers_and_the_units() -> None:
    allowed = ("b12core.knowledge", "b12core.identifiers", "b12core.units")
    ours = [found for found in imports_of("b12nlu") if found.is_of("b12core")]
    assert not [str(found) for found in ours if not found.is_of(*allowed)]


def test_the_reader_knows_neither_actions_nor_channels() -> None:
    assert not [str(found) for found in imports_of("b12nlu") if found.is_of("actions", "channels", "deploy")]


def test_the_reader_knows_rasa_only_in_its_component() -> None:
    strays = [found for found in imports_of("b12nlu") if found.is_of("rasa", "rasa_sdk")]
    assert not [str(found) for found in strays if found.file != ROOT / "b12nlu" / "component.py"]


def test_the_answers_know_only_the_knowledge_of_the_core_and_what_a_sentence_means() -> None:
    allowed = ("b12core.knowledge", "b12core.errors", "meaning", "education")
    ours = [found for found in imports_of("education") if found.is_of(*OUR_OWN)]
    assert not [str(found) for found in ours if not found.is_of(*allowed)]


def test_the_second_opinion_knows_what_a_sentence_means_and_nothing_of_the_rules_that_it_stands_beside() -> None:
    ours = [found for found in imports_of("second_opinion") if found.is_of(*OUR_OWN)]
    assert not [str(found) for found in ours if not found.is_of("meaning", "second_opinion")]


@pytest.mark.parametrize("package", ["intents", "education", "second_opinion"])
def test_what_rasa_loads_knows_rasa_in_its_component_only(package: str) -> None:
    strays = [found for found in imports_of(package) if found.is_of(*SERVERS)]
    assert strays
    assert not [str(found) for found in strays if found.file != ROOT / package / "component.py"]


def test_what_a_sentence_means_is_told_without_anything_else_of_ours() -> None:
    assert not [str(found) for found in imports_of("meaning") if found.is_of(*(set(OUR_OWN) - {"meaning"}), *SERVERS)]


def test_nothing_that_runs_knows_the_evaluation() -> None:
    assert not [str(found) for package in RUNNING for found in imports_of(package) if found.is_of("evaluation")]


def test_the_gateway_takes_the_answers_and_not_the_search() -> None:
    ours = [found for found in imports_of("channels") if found.is_of("education")]
    assert not [str(found) for found in ours if not found.is_of("education.content")]


def test_the_intent_classifier_knows_what_a_sentence_means_and_nothing_else_of_ours() -> None:
    ours = [found for found in imports_of("intents") if found.is_of(*(set(OUR_OWN) - {"intents", "meaning"}))]
    assert not [str(found) for found in ours]


def test_the_actions_know_neither_the_reader_nor_the_gateway() -> None:
    assert not [str(found) for found in imports_of("actions") if found.is_of("b12nlu", "channels")]


def test_the_actions_know_the_sdk_and_neither_the_dialogue_engine_nor_the_search_for_answers() -> None:
    engine = ("rasa", "meaning", "intents", "education.retrieval", "education.component")
    assert not [str(found) for found in imports_of("actions") if found.is_of(*engine)]


def test_the_actions_take_from_the_second_opinion_what_it_says_and_not_how_it_is_found() -> None:
    ours = [found for found in imports_of("actions") if found.is_of("second_opinion")]
    assert not [str(found) for found in ours if not found.is_of("second_opinion.message")]


def test_the_gateway_takes_from_the_core_only_the_clinics_settings_and_the_errors() -> None:
    ours = [found for found in imports_of("channels") if found.is_of("b12core")]
    others = [found for found in ours if not found.is_of("b12core.clinic", "b12core.errors")]
    assert not [str(found) for found in others if not _names_results_in_a_form(found)]


def _names_results_in_a_form(found: Import) -> bool:
    """Slack's form for results offers the names and units that the knowledge has; it decides nothing with them."""
    form = ROOT / "channels" / "slack" / "analytes.py"
    return found.file == form and found.module.startswith("b12core.knowledge")


def test_the_gateway_knows_neither_the_reader_nor_the_actions() -> None:
    assert not [str(found) for found in imports_of("channels") if found.is_of("b12nlu", "actions")]


def test_the_gateway_knows_rasa_only_in_the_files_that_run_inside_it() -> None:
    strays = [found for found in imports_of("channels") if found.is_of("rasa", "rasa_sdk")]
    assert not [str(found) for found in strays if found.file.name not in inside_rasa()]


def test_the_gateway_that_people_reach_never_imports_what_runs_inside_rasa() -> None:
    modules = [f"channels.{file.removesuffix('.py')}" for file in inside_rasa()]
    outside = [found for found in imports_of("channels") if found.file.name not in inside_rasa()]
    assert not [str(found) for found in outside if found.is_of(*modules)]


def inside_rasa() -> set[str]:
    """The files of the gateway's package that run inside Rasa, as the package itself names them."""
    opening = ast.get_docstring(ast.parse((ROOT / "channels" / "__init__.py").read_text(encoding="utf-8"))) or ""
    named = next(sentence for sentence in opening.split("\n") if "inside Rasa" in sentence).split("inside Rasa")[0]
    files = set(re.findall(r"`(\w+\.py)`", named))
    assert "connector.py" in files
    return files
