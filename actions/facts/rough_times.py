"""Times told less exactly than a day: `April 2020`, `early October`, `last month`, `in 2019`.

They are said back as they were told; no day is made of them.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_MAY = r"may\b"
"""The month that is an everyday word, too: it counts only where something makes a month of it."""

_PART = r"(?:early|mid(?:dle)?|late|start|beginning|end)[\s-]+(?:in[\s-]+|of[\s-]+)?(?:the[\s-]+)?"
_YEAR = r"(?:19|20)\d\d\b"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?:{_YEAR}|'\d\d\b|(?:last|this)\s+year\b))"
_SEASON = r"(?:spring|summer|autumn|fall|winter|easter|christmas|xmas|new year)\b"
_WHICH = r"(?:last|this|past)\s+"
_MADE_A_MONTH = r"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\baround\s)|(?<=\babout\s))"
_EITHER = rf"\b(?:{_PART})?{_MONTH}\s*(?:or|to|and|/|-)\s*(?:maybe\s+)?(?:{_PART})?(?:{_MONTH}|{_MAY}){_OF_YEAR}?"
"""One of two months."""
_ROUGH = re.compile(
    rf"{_EITHER}|\b(?:{_PART})?(?:{_WHICH})?{_MONTH}{_OF_YEAR}?"
    rf"|\b(?:{_PART}(?:{_WHICH})?|{_WHICH}){_MAY}{_OF_YEAR}?|\b{_MAY}{_OF_YEAR}|{_MADE_A_MONTH}{_MAY}|^\W*{_MAY}\W*$"
    rf"|\b(?:{_PART})?{_WHICH}(?:month|year|{_SEASON}){_OF_YEAR}?"
    rf"|\b(?:{_PART})?{_SEASON}{_OF_YEAR}|(?:(?<=\bin\s)|(?<=\baround\s)|(?<=\babout\s)|(?<=\bin the\s)){_SEASON}"
    rf"|(?<![\d./-])(?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d\b|(?<![\d./-])(?:{_PART})?{_YEAR}",
    re.IGNORECASE,
)
_NAME = re.compile(rf"\b(?:{_MONTH}|{_MAY}|easter|christmas|xmas)", re.IGNORECASE)


def rough_time_in(text: str) -> str | None:
    """The words for a month, a part of one, a season or a year; None where the text holds none or more than one."""
    found = list(dict.fromkeys(match[0].strip(" \t\n.,;!?") for match in _ROUGH.finditer(text)))
    if len(found) != 1:
        return None
    return _NAME.sub(lambda name: name[0].capitalize(), found[0].lower())
