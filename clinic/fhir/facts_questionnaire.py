"""The questionnaire of a case's facts: what a record system can ask in its own forms, and send back by CDS Hooks."""

from __future__ import annotations

from b12core.case import Case
from clinic.fhir.elements import Naming, Resource
from clinic.fhir.questionnaire import ALWAYS_THERE, REPEATED, TERMS, TYPES, canonical, label_of, paths_of


def facts_questionnaire(naming: Naming) -> Resource:
    """One item for each fact, named by its path in the case; terms with every answer that there is."""
    order = [*TERMS, *sorted(path for paths in TYPES.values() for path in paths)]
    others = sorted(paths_of(Case()) - {*order, *ALWAYS_THERE})
    return {
        "resourceType": "Questionnaire",
        "url": canonical(naming.address),
        "version": naming.knowledge.meta.version,
        "name": "B12CaseFacts",
        "status": "active",
        "subjectType": ["Patient"],
        "item": [_item(path, naming) for path in (*order, *others)],
    }


def _item(path: str, naming: Naming) -> Resource:
    item: Resource = {"linkId": path, "text": label_of(path)}
    if path in TERMS:
        terms = naming.knowledge.vocabulary.of(TERMS[path])
        item["type"] = "choice"
        item["answerOption"] = [{"valueCoding": naming.own_coding(TERMS[path], term.id)} for term in terms]
    else:
        item["type"] = next((name for name, paths in TYPES.items() if path in paths), "string")
    return {**item, "repeats": True} if path in REPEATED else item
