"""Reads the YAML of a knowledge file, with an error that names the file."""

from __future__ import annotations

from typing import Any

import yaml

from b12core.errors import KnowledgeError

_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick loader where PyYAML was built with it; both read the same."""


def read_yaml(path: str, text: str) -> Any:
    """The content of a YAML text. Raises KnowledgeError naming the file and the place."""
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 (both are safe loaders)
    except yaml.YAMLError as error:
        raise KnowledgeError(path, "the file", str(error).replace("\n", " "), "YAML") from error


def read_entries(path: str, text: str) -> list[Any]:
    """The entries of a YAML text that holds a list. Raises KnowledgeError where it holds anything else."""
    content = read_yaml(path, text)
    if not isinstance(content, list):
        raise KnowledgeError(path, "the file", f"is a {type(content).__name__}", "a list of entries")
    return content
