"""CDS Hooks 2.0: a record system asks about a patient or an order, and gets cards. No data of the patient is stored."""
