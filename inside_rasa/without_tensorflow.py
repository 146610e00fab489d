"""Stands in for TensorFlow, which Rasa 3.6.21 imports for components that this assistant does not use.

Rasa loads all its components to know them by name; those that are neural networks derive from classes of TensorFlow.
Where TensorFlow is installed, as for the benchmark's baseline, nothing changes. To be called before Rasa is imported.
"""

from __future__ import annotations

import sys
from abc import ABCMeta
from collections.abc import Sequence
from functools import cache
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

STOOD_FOR = frozenset({"tensorflow", "keras"})


class TensorFlowMissing(ImportError):
    """Something of TensorFlow was to be used; the message names it and says what to do."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} needs TensorFlow, which this assistant does not use and does not install. Take the component that "
            "needs it out of config.yml, or install TensorFlow: uv sync --group baseline",
            name=name,
        )


class _Named(ABCMeta):
    """The class of what stands in: anything can be looked up in it and derived from it, and nothing be made of it."""

    def __getattr__(cls, name: str) -> type[_StandIn]:
        return _stand_in(f"{cls.__module__}.{cls.__qualname__}", name)

    def __call__(cls, *_: Any, **__: Any) -> Any:
        raise TensorFlowMissing(f"{cls.__module__}.{cls.__qualname__}")


class _StandIn(metaclass=_Named):
    """What every name of TensorFlow stands for."""


class _Module(ModuleType):
    def __getattr__(self, name: str) -> type[_StandIn]:
        return _stand_in(self.__name__, name)


@cache
def _stand_in(parent: str, name: str) -> type[_StandIn]:
    """The class for a name of a module or of another class. Raises AttributeError for what Python itself asks for."""
    if name.startswith("__"):
        raise AttributeError(name)
    made: type[_StandIn] = type.__call__(_Named, name, (_StandIn,), {"__module__": parent})
    return made


class _Finder(MetaPathFinder, Loader):
    """Finds each module of TensorFlow; asked last, after everything that looks for one that is installed."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What Python loads the module with; None for modules of others."""
        return ModuleSpec(name, self, is_package=True) if name.partition(".")[0] in STOOD_FOR else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """An empty module in which every name can be looked up."""
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing: there is nothing to run."""


def without_tensorflow() -> None:
    """From now on Rasa can be imported where TensorFlow is not installed. Calling it again changes nothing."""
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return
    if all(PathFinder.find_spec(name) is None for name in STOOD_FOR):
        sys.meta_path.append(_Finder())
