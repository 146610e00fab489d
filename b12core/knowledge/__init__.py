"""The clinical content as data, and its loader. Nothing here decides; `b12core` does."""

from b12core.knowledge.content import Knowledge
from b12core.knowledge.loader import load_knowledge, parse_knowledge, read_knowledge_texts
from b12core.knowledge.variants import spelled_as, spelled_for, told_of
from b12core.knowledge.vocabulary import Term, Vocabulary

__all__ = [
    "Knowledge",
    "Term",
    "Vocabulary",
    "load_knowledge",
    "parse_knowledge",
    "read_knowledge_texts",
    "spelled_as",
    "spelled_for",
    "told_of",
]
