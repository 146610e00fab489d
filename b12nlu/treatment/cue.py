"""The words that show that a sentence speaks of B12 treatment."""

from __future__ import annotations

from b12nlu.text.expressions import expression

SPEAKS_OF_TREATMENT = expression("treatment.speaks_of_it")
