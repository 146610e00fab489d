"""The suggestion, and what is asked about it."""
