"""The pages of the clinician's side: signing in, inbox, review, calculator, and what a patient comes back to."""

from clinic.pages.assembly import add_clinic_pages
from clinic.pages.web import cookie_of

__all__ = ["add_clinic_pages", "cookie_of"]
