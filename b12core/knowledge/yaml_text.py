"""Reads the YAML of a knowledge file, with an error that names the file."""

from __future__ import annotations

from typing import Any

import yaml

from b12core.errors import KnowledgeError

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick loader where PyYAML was built with it; both read the same."""

_TEXT = "tag:yaml.org,2002:str"
_MERGED = "tag:yaml.org,2002:merge"


class _Loader(_BASE):
    """The safe loader. Nearly all scalars of the knowledge are texts: those are told by their first letter."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The tag of a node."""
        if kind is yaml.ScalarNode and implicit[0] and value and value[0] not in self.yaml_implicit_resolvers:
            return _TEXT
        return super().resolve(kind, value, implicit)


def read_yaml(path: str, text: str) -> Any:
    """The content of a YAML text. Raises KnowledgeError naming the file and the place."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        return None if node is None else _content(node, loader)
    except (yaml.YAMLError, TypeError, RecursionError) as error:
        raise KnowledgeError(path, "the file", str(error).replace("\n", " "), "YAML") from error
    finally:
        loader.dispose()


def _content(node: yaml.Node, loader: Any) -> Any:
    """What a node holds, as the safe loader makes it; most nodes are texts, and those need no constructor."""
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.tag == _TEXT else loader.construct_object(node)
    if isinstance(node, yaml.SequenceNode):
        return [_content(item, loader) for item in node.value]
    if any(key.tag == _MERGED for key, _ in node.value):
        loader.flatten_mapping(node)
    return {_content(key, loader): _content(value, loader) for key, value in node.value}
