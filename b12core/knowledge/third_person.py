"""What is said to a patient, as it is said of them to whoever writes for them, from `third_person.yml`."""

from __future__ import annotations

import functools
import re
from typing import Literal

from pydantic import Field

from b12core.knowledge.schema import Entry

Pronoun = Literal["she", "he", "they"]
"""How a person is spoken of."""

_ADDRESSED = re.compile(r"\byou(?:r|rs|rself|rselves)?\b", re.IGNORECASE)
_END_OF_CLAUSE = re.compile(r"[,.;:?!]")


def addresses(text: str) -> bool:
    """Whether a text speaks to its reader as `you`."""
    return _ADDRESSED.search(text) is not None


class Pronouns(Entry):
    """The words for one person: `she`, `her`, `her`, `hers`."""

    they: str
    them: str
    their: str
    theirs: str


class ThirdPerson(Entry):
    """The grammar by which `you take your tablet` becomes `she takes her tablet`, and what goes by no grammar."""

    pronouns: dict[Pronoun, Pronouns] = Field(default={})
    adverbs: tuple[str, ...] = ()
    verbs: dict[str, str] = Field(default={})
    """Each verb that `you` goes with, as it goes with `she` and `he`."""
    unchanged: tuple[str, ...] = ()
    object_behind: tuple[str, ...] = ()
    sentences: dict[str, str] = Field(default={})
    """What is said to a patient, and what is said in its place before the pronoun is put in."""

    def said_of(self, text: str, pronoun: Pronoun) -> str:
        """A text for patients as it is said of somebody with this pronoun; `{places}` to be filled in stay."""
        if not addresses(text):
            return text
        words = self.pronouns[pronoun]
        for own, other in self.sentences.items():
            text = text.replace(own, other)
        text = _YOUR.sub(lambda found: _like(found.group(), words.their if found["s"] is None else words.theirs), text)
        said, end, is_subject = "", 0, False
        for found in self._pattern.finditer(text):
            between = text[end : found.start()]
            is_subject = is_subject and _END_OF_CLAUSE.search(between) is None
            said += between
            end = found.end()
            if found["and"] is not None:
                said += found["and"] + (self._with(found["verb"], pronoun) if is_subject else found["verb"])
            elif found["object"] is not None:
                said += found["object"] + words.them
            else:
                is_subject = True
                rest, verb = found["rest"] or "", found["of_you"] or ""
                said += _like(found["you"], words.they) + rest + self._with(verb, pronoun)
        return said + text[end:]

    def words(self, pronoun: Pronoun) -> dict[str, str]:
        """The words that a sentence about such a person is made with, by name: `they`, `their`, `{have}` as `has`; with
        a capital for the head of a sentence, too.
        """
        small = self.pronouns[pronoun].model_dump() | {verb: self._with(verb, pronoun) for verb in self.verbs}
        return small | {name.capitalize(): word.capitalize() for name, word in small.items()}

    def has_no_form_for(self, text: str) -> str | None:
        """The `you` with the words behind it that a text for patients has no form for; None where it has all."""
        for own, other in self.sentences.items():
            text = text.replace(own, other)
        if found := re.search(r"\byoursel(?:f|ves)\b", text):
            return found.group()
        for found in self._pattern.finditer(text):
            behind = (found["of_you"] or "").lower()
            if found["you"] and behind and behind not in self.verbs and behind not in self.unchanged:
                return found.group()
        return None

    def _with(self, verb: str, pronoun: Pronoun) -> str:
        """The verb as it goes with the pronoun."""
        return verb if pronoun == "they" else self.verbs.get(verb.lower(), verb)

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        """`you` as an object, `you` with the verb behind it, and a further verb that goes with the same `you`."""
        adverbs, objects, verbs = ("|".join(map(re.escape, words)) for words in self._lists)
        return re.compile(
            rf"(?P<object>\b(?:{objects})\s+)you\b|"
            rf"\b(?P<you>you)\b(?P<rest>\s+(?:(?:{adverbs})\s+)?)?(?P<of_you>(?<=\s)[a-z]+(?:'t)?)?|"
            rf"(?P<and>\b(?:and|or)\s+(?:(?:{adverbs})\s+)?)(?P<verb>{verbs})\b",
            re.IGNORECASE,
        )

    @property
    def _lists(self) -> tuple[tuple[str, ...], ...]:
        return self.adverbs, self.object_behind, tuple(self.verbs)


_YOUR = re.compile(r"\byour(?P<s>s)?\b", re.IGNORECASE)


def _like(model: str, word: str) -> str:
    """The word with a capital where the model has one."""
    return word.capitalize() if model[0].isupper() else word
