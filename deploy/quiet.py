"""Runs another module as `python -m` does, without the deprecation warnings of Rasa's libraries and without TensorFlow.

`python -m deploy.quiet actions`. Sanic asks for those warnings when it is imported, so no setting from outside turns
them off.
"""

from __future__ import annotations

import runpy
import sys
import warnings

import sanic  # noqa: F401 - imported for its warning filter, which silence() outranks

from inside_rasa.without_tensorflow import without_tensorflow


def silence() -> None:
    """Hides the deprecation warnings of everything that is imported from now on."""
    warnings.simplefilter("ignore", DeprecationWarning)


def without_noise() -> None:
    """From now on Rasa's libraries can be imported without their warnings and without TensorFlow."""
    silence()
    without_tensorflow()


def main() -> None:
    """Runs the module that the first argument names, with the arguments after it."""
    without_noise()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
