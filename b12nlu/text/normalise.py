"""One spelling for characters that are typed or sent in many ways, with the way back to the raw text.

The rest of the reader works on the normalised text; `raw_span` brings every span home, so a mention's offsets always
point into the message as it was typed.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from b12nlu.text.expressions import expression

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")

_TO_CHANGE = re.compile(r"[&`\t\r|]")
"""The plain characters that are changed all the same."""

_PLAIN_RUN = re.compile(r"[ -%'-_a-{}~\n]+")
"""Characters that stay as they are: plain ones but for the ampersand, the backquote and the upright stroke."""

_LEADERS = re.compile(
    r"\.{4,}(?=\s*[<>]?=?\d)|(?<=\s)\.{3,}(?=\s+[<>]?=?\d)|(?<=\s)\.{4,}(?=\s+(?:neg|pos)[a-z]*\b)|"
    r"(?: \.){3,}(?= )|_{3,}",
    re.IGNORECASE,
)
"""The dots that lead from a name to its value in a printed table ("WBC............11.8")."""

_SEMICOLONS = re.compile(r"^[^;\n]+(?:;[^;\n]*){2,}$", re.MULTILINE)
"""A row of a table whose columns are parted by semicolons ("MCV;103,4;fl;80-96")."""
_IN_A_NAME = re.compile(r";(?=[^;\n]* {2,}[<>]?\d)")
"""A semicolon within the name of a row whose columns are parted by spaces ("VITAMIN B12; CYANOCOBALAMIN   150")."""
_BEFORE_A_WORD = re.compile(r";(?= [A-Za-z])")

_SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))

_CHARACTERS: dict[str, str] = {
    **dict.fromkeys("µμ", "u"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("’‘ʼ`´′＇", "'"),
    **dict.fromkeys("“”„″«»", '"'),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    "≤": "<=",
    "⩽": "<=",
    "≥": ">=",
    "⩾": ">=",
    "×": "x",
    "⁄": "/",
    "∕": "/",
    "÷": "/",
    "·": ".",
    "…": "...",
    "½": "1/2",
    "\t": " ",
    "\r": " ",
    "|": " ",
}


@dataclass(frozen=True)
class Normalised:
    """The normalised text, and for each of its characters where the raw characters begin and end."""

    raw: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a non-empty normalised span."""
        return self.starts[start], self.ends[end - 1]


def normalise(raw: str) -> Normalised:
    """The text with entities, dashes, quotes, spaces, micro signs, superscripts and width variants made plain."""
    if raw.isascii() and not _TO_CHANGE.search(raw):
        places = tuple(range(len(raw) + 1))
        return Normalised(raw, _without_leaders(raw), places[:-1], places[1:])
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(raw):
        run = _PLAIN_RUN.match(raw, position)
        if run:
            characters.extend(run[0])
            starts.extend(range(position, run.end()))
            ends.extend(range(position + 1, run.end() + 1))
            position = run.end()
            continue
        entity = _ENTITY.match(raw, position) if raw[position] == "&" else None
        end = entity.end() if entity else position + 1
        piece = html.unescape(raw[position:end])
        superscript = not entity and piece in _SUPERSCRIPTS
        plain = _SUPERSCRIPTS[piece] if superscript else "".join(_plain(character) for character in piece)
        if superscript and characters and characters[-1].isdigit() and raw[position - 1] not in _SUPERSCRIPTS:
            plain = "^" + plain
        characters.extend(plain)
        starts.extend([position] * len(plain))
        ends.extend([end] * len(plain))
        position = end
    return Normalised(raw, _without_leaders("".join(characters)), tuple(starts), tuple(ends))


def _without_leaders(text: str) -> str:
    """The text with the dots that lead to a value, and what parts columns, blanked out; every offset stays."""
    text = _with_spoken_marks(_LEADERS.sub(lambda dots: " " * len(dots[0]), text))
    if ";" not in text:
        return text
    return _IN_A_NAME.sub(",", _SEMICOLONS.sub(lambda row: _columns(row[0]), text))


def _with_spoken_marks(text: str) -> str:
    """The text with the marks that somebody dictates as words ("denies numbness comma tingling period")."""
    if not expression("layout.dictated").search(text):
        return text
    for name, mark in (("layout.spoken_comma", ","), ("layout.spoken_stop", ".")):
        for word in expression(name).finditer(text):
            text = text[: word.start()] + mark.ljust(len(word[0])) + text[word.end() :]
    return text


def _columns(row: str) -> str:
    """A row with spaces for its semicolons; running text, where a word follows each behind a space, stays."""
    return row if _BEFORE_A_WORD.search(row) else row.replace(";", " ")


def _plain(character: str) -> str:
    if character in _CHARACTERS:
        return _CHARACTERS[character]
    if character == "\n" or character.isascii():
        return character
    if character.isspace():
        return " "
    return "".join(_CHARACTERS.get(part, part) for part in unicodedata.normalize("NFKC", character))
