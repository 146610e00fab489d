"""Runs the graph of the trained pipeline in its order. Rasa plans it anew with dask, three to four times a turn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner


class GraphInOrder(DaskGraphRunner):  # type: ignore[misc, unused-ignore]
    """The nodes of a loaded graph, called one after the other; what each target needs is found once."""

    def __init__(self, loaded: DaskGraphRunner) -> None:
        self._graph_schema: GraphSchema = loaded._graph_schema
        self._instantiated_nodes = loaded._instantiated_nodes
        self._execution_context = loaded._execution_context
        self._orders: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """The targets' outputs by their names. Raises GraphRunError where a node raised a RuntimeError."""
        wanted = tuple(targets or self._graph_schema.target_names)
        if wanted not in self._orders:
            self._orders[wanted] = _order(self._graph_schema.minimal_graph_schema(list(wanted)))
        found: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        try:
            for name, needs in self._orders[wanted]:
                # What nobody gives stays a name, which the node leaves out.
                found[name] = self._instantiated_nodes[name](*[found.get(need, need) for need in needs])
        except RuntimeError as error:
            raise GraphRunError("Error running runner.") from error
        return dict(found[name] for name in wanted)


def _order(schema: GraphSchema) -> list[tuple[str, list[str]]]:
    """Each node after those that it needs, with their names."""
    ordered: dict[str, list[str]] = {}

    def add(names: Iterable[str]) -> None:
        for name in names:
            if name in schema.nodes and name not in ordered:
                needs = list(schema.nodes[name].needs.values())
                add(needs)
                ordered[name] = needs

    add(schema.nodes)
    return list(ordered.items())
