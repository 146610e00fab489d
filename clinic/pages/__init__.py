"""The pages of the clinician's side: signing in, inbox, review, calculator, and what a patient comes back to."""

from clinic.pages.assembly import add_clinic_pages

__all__ = ["add_clinic_pages"]
