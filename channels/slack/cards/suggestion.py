"""The suggestion card in tiers: a short message with the dose, then its grounds, then all details.

What must be known at once stands in the first message. What follows in its thread names doses as well, so that each
message there repeats the caveat in one sentence; the whole caveat stands once, at the head of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from channels.card_words import kind_of
from channels.slack.cards.callout import reached
from channels.slack.cards.sources import Sources
from channels.slack.parts import (
    Bullets,
    Card,
    Divider,
    Line,
    Paragraph,
    Part,
    Small,
    Span,
    Title,
    heading,
    line,
    listing,
)
from channels.slack.wording import Register, words

Said = dict[str, Any]


def suggestion(card: dict[str, Any]) -> Card:
    """The card of one suggestion, in the words of its register."""
    return _Suggestion(card).card()


class _Suggestion:
    def __init__(self, card: dict[str, Any]) -> None:
        self._register: Register = "text" if card["register"] == "clinician" else "plain"
        self._said: Said = card["suggestion"]
        self._clinic: Said = card["clinic"]
        self._sources = Sources(self._said["sources"], self._register)

    def card(self) -> Card:
        said = self._said
        emergency = said["urgency"] == "emergency"
        main = (
            Title(words("kind", kind_of(said), self._register)),
            *self._urgency(),
            *(() if said["regimen"] else (Paragraph((Span(self._spoken(said, "headline"), bold=True),)),)),
            *self._regimen(),
            *(() if emergency else (self._line(), self._red_flags())),
            *self._list("safety", map(self._safety, (each for each in said["safety"] if _stops(each)))),
            *self._needed_first(),
        )
        more = (
            Title(self._mark("more")),
            *self._caveat(),
            *self._reasons(),
            *self._list("appraisal", [self._in_use(said["appraisal"])] if said["appraisal"] else []),
            *self._list("findings", [*map(self._finding, said["findings"]), *self._read_together()]),
            *self._list("safety", map(self._safety, said["safety"])),
            *self._list("monitoring", map(self._sentence, said["monitoring"])),
            *self._list("expect", map(self._sentence, said["expect"])),
            *self._list("missing", map(self._missing, said["missing"])),
            *self._list("arrange", [self._sentence(each) for each in said["referrals"] if not each["urgency"]]),
            *self._list("would_change", map(self._change, said["would_change"])),
            *self._options(),
            *(part for dose in said["considered"] for part in self._considered(dose)),
            *self._beside_doses("alternatives", map(self._alternative, said["alternatives"])),
            *self._sources.parts(),
            self._rules(),
        )
        return Card(main, more, (Divider(), self._line()))

    def _read_together(self) -> list[Line]:
        """What has to be weighed when the results are read together, and how they moved."""
        return [self._sentence(each) for each in (*self._said.get("interpretation", ()), *self._said.get("trends", ()))]

    def _spoken(self, item: Said, name: str) -> str:
        """A field that comes in both registers, the plain one as `…_plain`."""
        return str(item[name if self._register == "text" else f"{name}_plain"])

    def _words(self, item: Said) -> str:
        return str(item[self._register])

    def _mark(self, name: str) -> str:
        return words("mark", name, self._register)

    def _sentence(self, item: Said) -> Line:
        return (Span(self._words(item) + self._sources.marks(item)),)

    def _list(self, title: str, lines: Iterable[Line]) -> tuple[Part, ...]:
        return listing(words("heading", title, self._register), lines)

    def _urgency(self) -> tuple[Part, ...]:
        urgency = self._said["urgency"]
        if not urgency:
            return ()
        urgent = [Paragraph(self._sentence(each)) for each in self._said["referrals"] if each["urgency"]]
        call = words("mark", "call_now", number=self._clinic["emergency_number"])
        calls = (heading(call),) if urgency == "emergency" else reached(self._clinic)
        return (heading(words("urgency", urgency, self._register)), *urgent, *calls)

    def _regimen(self) -> tuple[Part, ...]:
        regimen = self._said["regimen"]
        if not regimen:
            return ()
        steps = regimen["steps"]
        firsts = [self._mark("first") if len(steps) > 1 else "", *[self._mark("then")] * (len(steps) - 1)]
        lines = [
            (Span(f"{first}: " if first else "", bold=True), Span(f"{self._words(step)}."))
            for first, step in zip(firsts, steps, strict=True)
        ]
        duration = words("duration", regimen["duration"], self._register)
        differs = () if self._difference() is None else (Paragraph((Span(self._difference() or "", bold=True),)),)
        return (*self._list("steps", lines), Paragraph((Span(duration),)), *differs)

    def _beside_doses(self, title: str, lines: Iterable[Line]) -> tuple[Part, ...]:
        """A list that names doses, with the caveat in one sentence under its heading."""
        head, *rest = self._list(title, lines) or (None,)
        return () if head is None else (head, self._line(), *rest)

    def _difference(self) -> str | None:
        """How the draft differs from the treatment in use; None where it does not, or nothing is known to compare."""
        appraisal = self._said["appraisal"]
        if not appraisal or appraisal.get("change") in (None, "same", "none_in_use"):
            return None
        return self._difference_in_words(appraisal)

    def _difference_in_words(self, appraisal: Said) -> str:
        return str(appraisal["change_text" if self._register == "text" else "change_plain"])

    def _in_use(self, appraisal: Said) -> Line:
        """What is said of the treatment in use, without what stands beside the plan already."""
        told = self._words(appraisal)
        if self._difference() is not None:
            told = " ".join(told.replace(self._difference_in_words(appraisal), "").split())
        return (Span(told + self._sources.marks(appraisal)),)

    def _line(self) -> Part:
        """The caveat in one sentence, which stands beside every dose."""
        line = "line" if self._register == "text" else "line_plain"
        return Paragraph((Span(self._said["confirmation"][line], bold=True),))

    def _caveat(self) -> tuple[Part, ...]:
        confirmation = self._said["confirmation"]
        lead, *rest = re.split(r"\n+", self._words(confirmation).strip())
        first, _, after = lead.partition(". ")
        opening = (Span(f"{first}. ", bold=True), Span(after)) if after else (Span(lead, bold=True),)
        points = [opening, *((Span(each),) for each in rest)]
        signed = () if confirmation["signed_off"] else (heading(self._mark("not_signed_off")),)
        to_confirm = confirmation["to_confirm" if self._register == "text" else "to_confirm_plain"]
        return (*self._list("caveat", points), *self._list("confirm", map(line, to_confirm)), *signed)

    def _red_flags(self) -> Part:
        """When not to wait, and the number."""
        call = words("mark", "call", number=self._clinic["emergency_number"])
        return Paragraph((Span(f"{self._mark('red_flags')} "), Span(call, bold=True)))

    def _needed_first(self) -> tuple[Part, ...]:
        """Without a regimen, what has to be known before there can be one."""
        missing = [] if self._said["regimen"] else [each for each in self._said["missing"] if each["decisive"]]
        return self._list("missing", map(self._missing, missing))

    def _safety(self, item: Said) -> Line:
        return (Span(f"{words('level', item['level'])}: ", bold=True), *self._sentence(item))

    def _reasons(self) -> tuple[Part, ...]:
        return tuple(
            part
            for effect in ("for", "against", "changes")
            for part in self._list(
                effect, [self._sentence(each) for each in self._said["reasons"] if each["effect"] == effect]
            )
        )

    def _finding(self, finding: Said) -> Line:
        converted = f" ({finding['converted']})" if finding["converted"] else ""
        name = f"{self._spoken(finding, 'name')} {finding['entered']}{converted}: "
        return (Span(_capital(name), bold=True), *self._sentence(finding))

    def _missing(self, item: Said) -> Line:
        needed = f"{self._mark('needed_first').capitalize()}: " if item["decisive"] else ""
        told = item["plain"] if self._register == "plain" else f"{item['would_help']} {_capital(item['why'])}."
        asked = f" ({self._mark('asked_not_known')})" if item["status"] == "not_known" else ""
        return (Span(needed, bold=True), Span(f"{told}{asked}"))

    def _change(self, change: Said) -> Line:
        return (Span(f"{_capital(self._spoken(change, 'if'))}: ", bold=True), Span(f"{self._spoken(change, 'then')}."))

    def _options(self) -> tuple[Part, ...]:
        options = (self._said["regimen"] or {}).get("options") or []
        return self._beside_doses("options", map(self._option, options))

    def _option(self, steps: list[Said]) -> Line:
        regimen = self._said["regimen"]
        said = regimen["options_text" if self._register == "text" else "options_plain"]
        told = f"{_capital(said[regimen['options'].index(steps)])}."
        course = regimen.get("nerve_course")
        return (Span(f"{self._mark('nerve_course')}: " if steps == course else "", bold=True), Span(told))

    def _considered(self, dose: Said) -> tuple[Part, ...]:
        excluded = self._mark("excluded" if dose["excluded_here"] else "not_the_plan")
        told = [self._spoken(dose, part) for part in ("found", "not_found", "never_with")]
        step = (Span(f"{_capital(excluded)}: ", bold=True), Span(f"{self._words(dose['step'])}."))
        marks = self._sources.marks(dose).strip()
        lines = (step, *((Span(each),) for each in told), *(((Span(marks),),) if marks else ()))
        return (heading(self._spoken(dose, "title")), self._line(), Bullets(lines))

    def _alternative(self, other: Said) -> Line:
        differs = words("mark", "differs", self._register, differs=other["differs"])
        said = f"{self._spoken(other, 'summary')}.{self._sources.marks(other)} {differs}."
        return (Span(f"{other['title']}: ", bold=True), Span(said))

    def _rules(self) -> Small:
        stamp = self._said["knowledge"]
        return Small(
            words(
                "mark",
                "rules",
                clinic=self._clinic["name"],
                protocol=self._said["protocol_title"],
                version=stamp["version"],
                sha=stamp["sha256"][:8],
            )
        )


def _stops(item: Said) -> bool:
    return bool(item["level"] == "contraindication")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
