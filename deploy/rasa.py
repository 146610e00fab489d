"""Rasa's command line as the assistant starts it, `python -m deploy.rasa run …`: quieter and faster, nothing else."""

from __future__ import annotations

from deploy.quiet import silence


def main() -> None:
    """Runs Rasa with the arguments that were given."""
    silence()
    # Imported late, so that what these import is silent too.
    from rasa.__main__ import main as rasa

    from deploy.repeated_work import without_repeated_work

    without_repeated_work()
    rasa()


if __name__ == "__main__":
    main()
