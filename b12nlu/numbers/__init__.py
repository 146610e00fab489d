"""Numbers, quantities with their units, and times."""
