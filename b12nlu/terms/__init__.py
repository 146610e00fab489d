"""The terms of the vocabulary: phrases, constructions, abbreviations, and what a list of them answers."""
