"""The words that show that a sentence speaks of B12 treatment."""

from __future__ import annotations

import re

SPEAKS_OF_TREATMENT = re.compile(
    r"inject|\bjab|\bshots?\b|\bdos(?:e|es|ing)\b|\bb[\s-]?12|cobalamin|hydroxo|cyano|needle|ampoule|"
    r"\bvial|\bmcg|\d\s?(?:mg|mcg|ug|mcgs)\b|\bmics?\b|\bbelly fat\b|\bthigh\b|\bdeltoid\b|\bbum\b|microgram|\bIM\b|"
    r"\bgiv(?:e|es|en) (?:me|him|her)\b|loading|maintenance|top[\s-]?up|schedule|treatment|interval|regime|prescribed|"
    r"booster|\b(?:have|get|had|having|getting|need|got) (?:it|them|one|mine)\b|"
    r"\bevery\b|\balternate\b|\b(?:week|month|dai|fortnight)ly\b|\bfor life\b|life ?long|first diagnosed|"
    r"\b\d\s?(?:ml|cc)\b|how often|frequency",
    re.I,
)
