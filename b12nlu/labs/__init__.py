"""Laboratory results: which number, sign or word belongs to which analyte."""
