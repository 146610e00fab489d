"""From characters to words, sentences and clauses."""
