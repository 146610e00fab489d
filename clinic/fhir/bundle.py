"""A decided draft as one Bundle, which a FHIR server can take as a transaction, twice without doubling anything."""

from __future__ import annotations

from collections.abc import Sequence

from clinic.content import Content, Decision
from clinic.deciding import Opened
from clinic.errors import NothingToExport
from clinic.fhir.elements import Naming, Resource, reference
from clinic.fhir.guidance import guidance_response, provenance
from clinic.fhir.medication import decided_by, medication_requests
from clinic.fhir.observations import observations
from clinic.fhir.questionnaire import questionnaire_response
from clinic.words import said


def bundle_of(opened: Opened, address: str) -> Resource:
    """The plan that was decided, with the facts, the guidance and the decision that it comes from.

    Raises NothingToExport for a draft about which nobody decided, or that has no plan.
    """
    content, decision = opened.content, opened.content.decision
    if decision is None or decision.plan is None:
        raise NothingToExport(state=opened.draft.state)
    naming = Naming.of(content.clinic, address, opened.draft.code)
    results = observations(content.newest.case, naming)
    facts = questionnaire_response(content.newest, naming)
    guidance = guidance_response(content.newest, naming, results)
    orders = medication_requests(decision.plan, naming, _about(content, decision, naming, results))
    about = [*orders, *results, facts, guidance]
    return _transaction([*about, provenance(content, decision, naming, about)], decision.at)


def _about(content: Content, decision: Decision, naming: Naming, results: Sequence[Resource]) -> Resource:
    """What every request of the plan says beside product and dose."""
    case = content.newest.case
    causes = dict.fromkeys(filter(None, (case.cause, *case.causes)))
    notes = [said("fhir", f"note_{decision.outcome}", name=decision.name, title=decision.title, day=decision.at[:10])]
    notes.append(said("fhir", "unsigned"))
    if not decision.cited:
        notes.append(said("fhir", "not_cited", why=decision.why))
    made: Resource = {
        "intent": "order",
        "subject": naming.subject(),
        "authoredOn": decision.at,
        "requester": decided_by(decision),
        "note": [{"text": note} for note in notes],
    }
    if causes:
        made["reasonCode"] = [naming.concept("causes", cause) for cause in causes]
    if results:
        made["supportingInformation"] = [reference(result) for result in results]
    return made


def _transaction(resources: Sequence[Resource], at: str) -> Resource:
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "timestamp": at,
        "entry": [
            {
                "fullUrl": f"urn:uuid:{resource['id']}",
                "resource": resource,
                "request": {"method": "PUT", "url": f"{resource['resourceType']}/{resource['id']}"},
            }
            for resource in resources
        ],
    }
