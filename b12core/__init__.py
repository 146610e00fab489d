"""The dosing core: one case in, one explained suggestion out, for a clinician to confirm.

Pure: no clock, network, environment or randomness. Same case and knowledge, same suggestion, to the byte.
"""

from b12core.case import Case
from b12core.engine import DEFAULT_PROTOCOL, parse_case, suggest
from b12core.errors import B12CoreError, CaseError, ClinicError, KnowledgeError
from b12core.knowledge import Knowledge, load_knowledge
from b12core.suggestion import Suggestion

__all__ = [
    "DEFAULT_PROTOCOL",
    "B12CoreError",
    "Case",
    "CaseError",
    "ClinicError",
    "Knowledge",
    "KnowledgeError",
    "Suggestion",
    "load_knowledge",
    "parse_case",
    "suggest",
]
