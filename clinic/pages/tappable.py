"""The clinic's numbers as links to call, wherever they stand in a sentence."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from b12core.clinic import Clinic


def tappable(text: str, clinic: Clinic) -> Markup:
    """The text, escaped, in which each number of the clinic's contacts that can be dialled is a link that calls it."""
    told = [clinic.emergency_number, *(contact.number for contact in clinic.contacts.values())]
    dialled = {number: re.sub(r"[\s-]", "", number) for number in told if number is not None}
    links = {str(escape(number)): digits for number, digits in dialled.items() if re.fullmatch(r"\+?\d+", digits)}
    longest_first = sorted(links, key=len, reverse=True)
    if not longest_first:
        return escape(text)
    numbers = re.compile(rf"(?<![\d&#])({'|'.join(map(re.escape, longest_first))})(?!\d)")
    linked = numbers.sub(lambda found: f'<a href="tel:{links[found[1]]}">{found[1]}</a>', str(escape(text)))
    return Markup(linked)  # noqa: S704 - the text was escaped, and only links to numbers were put into it
