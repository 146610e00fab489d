"""What the rules said, as a GuidanceResponse, and who decided from it, as a Provenance."""

from __future__ import annotations

from collections.abc import Sequence

from b12core.suggestion import Missing, Suggestion
from clinic.content import Content, Decision, Version
from clinic.fhir.elements import Naming, Resource, reference
from clinic.fhir.medication import decided_by
from clinic.words import said


def guidance_response(version: Version, naming: Naming, results: Sequence[Resource]) -> Resource:
    """The suggestion that lay before the clinician: protocol, state of the rules, caveat, what speaks against, gaps."""
    suggestion = version.suggestion
    made: Resource = {
        "resourceType": "GuidanceResponse",
        "id": naming.id_of("GuidanceResponse"),
        "requestIdentifier": naming.identifier("drafts", naming.draft),
        "identifier": [naming.identifier("knowledge", suggestion.knowledge.sha256)],
        "moduleCodeableConcept": {
            "coding": [
                {
                    "system": naming.system("protocols"),
                    "version": suggestion.knowledge.version,
                    "code": suggestion.protocol,
                }
            ],
            "text": suggestion.protocol_title,
        },
        "status": "success" if suggestion.regimen is not None else "data-required",
        "subject": naming.subject(),
        "occurrenceDateTime": version.at,
        "performer": {"display": said("fhir", "performer")},
        "note": [{"text": text} for text in _notes(suggestion)],
    }
    if results:
        made["reasonReference"] = [reference(result) for result in results]
    wanted = [_wanted(gap, naming) for gap in suggestion.missing if gap.decisive or gap.changes_answer]
    return {**made, "dataRequirement": wanted} if wanted else made


def provenance(content: Content, decision: Decision, naming: Naming, about: Sequence[Resource]) -> Resource:
    """Who decided, what the rules drafted before, and the hashes that the clinic's record holds of it."""
    guidance = next(resource for resource in about if resource["resourceType"] == "GuidanceResponse")
    hashes = content.hashes()
    return {
        "resourceType": "Provenance",
        "id": naming.id_of("Provenance"),
        "target": [reference(resource) for resource in about],
        "occurredDateTime": decision.at,
        "recorded": decision.at,
        "activity": {"text": said("states", decision.outcome)},
        "agent": [
            {
                "type": naming.about_record("decided_by"),
                "who": {"identifier": naming.identifier("people", decision.by), **decided_by(decision)},
            },
            {"type": naming.about_record("drafted_by"), "who": {"display": said("fhir", "performer")}},
        ],
        "entity": [
            {"role": "source", "what": reference(guidance)},
            *(
                {"role": "source", "what": {"identifier": naming.identifier(name, value)}}
                for name, value in sorted(hashes.items())
            ),
        ],
    }


def _notes(suggestion: Suggestion) -> list[str]:
    notes = [suggestion.confirmation.line, suggestion.headline]
    if suggestion.confirmation.strongest_reason_against:
        notes.append(said("fhir", "against", text=suggestion.confirmation.strongest_reason_against))
    return notes


def _wanted(gap: Missing, naming: Naming) -> Resource:
    """What would help: a result by its codes, anything else as an answer named by its path."""
    analyte = gap.field.removeprefix("labs.")
    if gap.field != analyte and analyte in naming.knowledge.analytes:
        codes = [entry for entry in naming.knowledge.codes.of("analytes") if entry.id == analyte]
        coded = [{"system": entry.system, "code": entry.code, "display": entry.display} for entry in codes]
        return {"type": "Observation", **({"codeFilter": [{"path": "code", "code": coded}]} if coded else {})}
    return {"type": "QuestionnaireResponse", "mustSupport": [gap.field]}
