"""What a person typed, made safe to hand to Rasa: never a command, and otherwise as it was typed."""

from __future__ import annotations

import unicodedata

INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
"""Controls, format characters such as the zero-width space, combining marks and spaces."""

KEPT_CONTROLS = frozenset("\n\t")


def as_typed(text: str) -> str:
    """The text without surrounding space, control characters and leading slashes in any disguise.

    Rasa's RegexMessageHandler strips the text and takes what then begins with `/` as an intent with entities,
    whoever sent it. So the slashes at the start are dropped, with what stands invisibly around them:
    "/restart" becomes the plain word "restart", which forges nothing. A full-width slash is dropped too,
    because compatibility normalisation makes it a `/`. Slashes further on stay ("mg/dL", "and/or"). Text in
    which nothing is visible comes back empty.
    """
    printable = "".join(
        " " if unicodedata.category(letter) == "Cc" and letter not in KEPT_CONTROLS else letter for letter in text
    )
    begins_with_slash = False
    for start, letter in enumerate(printable):
        if _is_slash(letter):
            begins_with_slash = True
        elif unicodedata.category(letter) not in INVISIBLE:
            return printable[start if begins_with_slash else 0 :].strip()
    return ""


def _is_slash(letter: str) -> bool:
    return unicodedata.normalize("NFKC", letter).startswith("/")
