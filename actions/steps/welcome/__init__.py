"""Who this is, the three ways in, and whose wording is used."""
