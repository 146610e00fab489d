"""Reads the knowledge files, checks each entry on the way, and returns one immutable `Knowledge`.

A file that is wrong is refused whole, with the file, the entry, what is wrong and what was expected. The YAML of files
that have not changed is taken from where it was kept (`stored`); every entry is checked all the same.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from b12core.errors import KnowledgeError
from b12core.knowledge.content import FILES, Cell, File, Knowledge, Line
from b12core.knowledge.line_schema import ProtocolEntry
from b12core.knowledge.schema import Entry
from b12core.knowledge.stored import PLACE, Place, store_contents, stored_contents
from b12core.knowledge.unit_table import UnitTable
from b12core.knowledge.vocabulary import KINDS, entries_of, parse_vocabulary

E = TypeVar("E", bound=Entry)


def parse_knowledge(texts: Mapping[str, str]) -> Knowledge:
    """The knowledge from the text of each file, by path (`protocols/us-practice.yml`).

    Raises KnowledgeError for the first entry that cannot be used.
    """
    return _knowledge(_read(texts), _hash_of(texts))


def parse_knowledge_kept_at(place: Place, texts: Mapping[str, str]) -> Knowledge:
    """The same knowledge as `parse_knowledge`, sooner where the YAML of these very texts was kept at a place.

    What was read anew is kept there once every entry was found usable. Raises KnowledgeError as `parse_knowledge` does.
    """
    made_from = _hash_of(texts)
    kept = stored_contents(place, made_from)
    contents = kept or _read(texts)
    knowledge = _knowledge(contents, made_from)
    if kept is None:
        store_contents(place, made_from, contents)
    return knowledge


def _hash_of(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(texts):
        digest.update(f"{path}\0{texts[path]}\0".encode())
    return digest.hexdigest()


def _read(texts: Mapping[str, str]) -> dict[str, Any]:
    """The content of each file. Raises KnowledgeError for one that is no YAML."""
    from b12core.knowledge.yaml_text import read_yaml

    return {path: read_yaml(path, text) for path, text in texts.items()}


def _knowledge(contents: Mapping[str, Any], sha256: str) -> Knowledge:
    """The knowledge from the content of each file."""
    vocabulary = parse_vocabulary({kind: contents[f"vocabulary/{kind}.yml"] for kind in KINDS})
    parts = {name: _part(contents, file) for name, file in FILES.items()}
    protocols = {}
    for path in sorted(path for path in contents if path.startswith("protocols/")):
        protocol = _one(path, contents[path], ProtocolEntry)
        if f"protocols/{protocol.id}.yml" != path:
            raise KnowledgeError(path, protocol.id, "the id differs from the file's name", path)
        protocols[protocol.id] = protocol
    analytes, bands = parts["analytes"], parts["bands"]
    parts["units"] = UnitTable.of(analytes, parts["units"])
    parts["bands"] = {analyte: tuple(band for band in bands if band.analyte == analyte) for analyte in analytes}
    return Knowledge(
        **parts,
        sha256=sha256,
        vocabulary=vocabulary,
        protocols=protocols,
        lines={protocol.id: lines_of(protocol) for protocol in protocols.values()},
        wording=contents["wording.yml"],
        refusals=contents["refusals.yml"],
        spelling=parts["spellings"][0],
    )


def _part(contents: Mapping[str, Any], file: File) -> Any:
    """What a file holds, in its shape. Raises KnowledgeError for the first entry that has another one."""
    if file.added_later and file.path not in contents:
        return file.shape() if file.form == "one" else ()
    if file.form == "one":
        return _one(file.path, contents[file.path], file.shape)
    return (_by_id if file.form == "by_id" else _entries)(contents, file.path, file.shape)


def read_knowledge_texts() -> dict[str, str]:
    """The text of every knowledge file that ships with the core, by path."""
    root = resources.files("b12core.knowledge")
    texts = {}
    for folder in ("", "rules", "protocols", "vocabulary"):
        place = root / folder if folder else root
        for file in place.iterdir():
            if file.name.endswith(".yml"):
                path = f"{folder}/{file.name}" if folder else file.name
                texts[path] = file.read_text(encoding="utf-8")
    return texts


def contents_that_ship() -> dict[str, Any]:
    """The content of every knowledge file that ships with the core, as plain data, by path."""
    texts = read_knowledge_texts()
    return stored_contents(PLACE, _hash_of(texts)) or _read(texts)


@functools.cache
def load_knowledge() -> Knowledge:
    """The knowledge that ships with the core, read once."""
    return parse_knowledge_kept_at(PLACE, read_knowledge_texts())


def lines_of(protocol: ProtocolEntry) -> dict[Cell, Line]:
    """The lines of a protocol by the cells that they claim. Raises KnowledgeError where two claim one cell."""
    table: dict[Cell, Line] = {}
    lines: Iterable[Line] = (*protocol.rules, *protocol.silent)
    for line in lines:
        for cell in cells_of(line):
            if cell in table:
                raise KnowledgeError(
                    f"protocols/{protocol.id}.yml",
                    line.id,
                    f"claims {tuple(cell)}, which {table[cell].id} claims as well",
                    "one line for each stage, cause, nerve involvement, severity and pregnancy",
                )
            table[cell] = line
    return table


_SEVERE = {"any": (False, True), "severe": (True,), "not_severe": (False,)}
_EXPECTING = {"any": (False, True), "yes": (True,), "no": (False,)}


def cells_of(line: Line) -> Iterator[Cell]:
    """Every place of the protocol's table that a line claims."""
    for stage, cause, severe, expecting in itertools.product(
        line.stage, line.causes, _SEVERE[line.severity], _EXPECTING[line.expecting]
    ):
        yield Cell(stage, cause, line.nerve_involvement, severe, expecting)


def _one(path: str, content: Any, model: type[E]) -> E:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise _knowledge_error(path, content, error) from error


def _entries(contents: Mapping[str, Any], path: str, model: type[E]) -> tuple[E, ...]:
    content = entries_of(path, contents[path])
    try:
        return _adapter(model).validate_python(tuple(content))
    except ValidationError as error:
        raise _knowledge_error(path, content, error) from error


def _by_id(contents: Mapping[str, Any], path: str, model: type[E]) -> dict[Any, E]:
    table: dict[Any, E] = {}
    for entry in _entries(contents, path, model):
        entry_id: str = entry.id  # type: ignore[attr-defined]
        if entry_id in table:
            raise KnowledgeError(path, entry_id, "stands twice", "one entry for each id")
        table[entry_id] = entry
    return table


@functools.cache
def _adapter(model: type[E]) -> TypeAdapter[tuple[E, ...]]:
    return TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]


def _knowledge_error(path: str, content: Any, error: ValidationError) -> KnowledgeError:
    first = error.errors()[0]
    where = list(first["loc"])
    label = path
    if isinstance(content, list) and where:
        entry = content[int(where.pop(0))]
        named = (entry[key] for key in ("id", "field", "fact") if key in entry) if isinstance(entry, dict) else [entry]
        label = str(next(iter(named), "entry"))
    elif isinstance(content, dict):
        label = str(content.get("id", path))
    field_path = ".".join(str(part) for part in where) or "entry"
    got = repr(first["input"])
    return KnowledgeError(path, label, f"{field_path} is {got[:80]}", first["msg"])
