"""What was decided about a draft, as FHIR R4 resources for the record of another system."""

from clinic.fhir.bundle import bundle_of

__all__ = ["bundle_of"]
