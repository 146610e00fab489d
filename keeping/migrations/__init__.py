"""How the steps of every schema are run (`env.py`), and the steps of the conversations' tables."""

from pathlib import Path

from keeping.schema import Schema

TABLES = ("events", "turns", "endings", "probes", "looks")

CONVERSATIONS = Schema(Path(__file__).with_name("versions"), "conversations_schema", "0002", TABLES)
