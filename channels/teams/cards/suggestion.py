"""The suggestion as an Adaptive Card in tiers: the dose with what must be known, folds by theme, then all details."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from channels.card_words import Reader, kind_of
from channels.teams.cards.elements import (
    Element,
    block,
    bullet,
    columns,
    container,
    heading,
    paragraph,
    present,
    run,
    sentence,
)
from channels.teams.cards.plain_cards import reached
from channels.teams.cards.schedule import date_lines
from channels.teams.cards.sheet import Section, Sheet, caveat_box
from channels.teams.cards.sources import Sources
from channels.teams.words import CLINICIAN, words

Content = dict[str, Any]


def suggestion_sheet(card: Content) -> Sheet:
    """The sheet for a suggestion card, worded for its register."""
    return _Suggestion(card).sheet()


class _Suggestion:
    def __init__(self, card: Content) -> None:
        self.register: Reader = CLINICIAN if card["register"] == CLINICIAN else "patient"
        self.spoken = "text" if self.register == CLINICIAN else "plain"
        self.content: Content = card["suggestion"]
        self.clinic: Content = card["clinic"]
        self.schedule: Content | None = card.get("schedule")
        self.sources = Sources(self.content["sources"])

    def sheet(self) -> Sheet:
        line = [paragraph(self.said(self.content["confirmation"], "line"), weight="Bolder")]
        lead = present([self._banner(), *self._head(), *self._regimen(), *self._beside_the_dose(line)])
        title = self.words(f"kind.{kind_of(self.content)}")
        return Sheet(lead, [], self._sections(), self._foot(), title, line)

    def _beside_the_dose(self, line: list[Element]) -> list[Element]:
        """The caveat in one sentence, when not to wait, what rules a product out, and what is needed first."""
        if self.content["urgency"] == "emergency":
            return []
        call = words("mark.call", number=self.clinic["emergency_number"])
        flags = block(run(f"{self.words('mark.red_flags')} "), run(call, weight="Bolder", color="Attention"))
        stops = [item for item in self.content["safety"] if item["level"] == "contraindication"]
        missing = [] if self.content["regimen"] else [item for item in self.content["missing"] if item["decisive"]]
        parts = (self._listed("safety", stops, self._safety), self._listed("missing", missing, self._missing))
        return [*line, flags, *(element for part in parts for element in part.elements())]

    def words(self, key: str) -> str:
        return words(key, self.register)

    def said(self, item: Content, name: str) -> str:
        """A field of an item, in the reader's words; the patient's stand under `…_plain`."""
        return str(item[name] if self.register == CLINICIAN else item[f"{name}_plain"])

    def _banner(self) -> Element | None:
        urgency = self.content["urgency"]
        if not urgency:
            return None
        urgent = [referral for referral in self.content["referrals"] if referral["urgency"]]
        title = block(run(self.words(f"urgency.{urgency}"), weight="Bolder", size="Large", color="Attention"))
        call = words("mark.call_now", number=self.clinic["emergency_number"])
        return container(
            [
                title,
                *(paragraph(self._referenced(referral)) for referral in urgent),
                *(
                    [block(run(call, weight="Bolder", size="Large"))]
                    if urgency == "emergency"
                    else reached(self.clinic)
                ),
            ],
            style="attention",
        )

    def _head(self) -> list[Element]:
        kind = block(run(self.words(f"kind.{kind_of(self.content)}"), weight="Bolder", size="Medium", color="Warning"))
        headline = block(run(self.said(self.content, "headline"), weight="Bolder"))
        return [kind] if self.content["regimen"] else [kind, headline]

    def _regimen(self) -> list[Element]:
        regimen = self.content["regimen"]
        if not regimen:
            return []
        first = "mark.first" if len(regimen["steps"]) > 1 else "mark.only"
        rows = [
            columns(
                (1, [block(run(words("mark.then" if index else first), weight="Bolder"))]),
                (5, [paragraph(f"{sentence(step[self.spoken])}.")]),
                spacing="Small",
            )
            for index, step in enumerate(regimen["steps"])
        ]
        how_long = paragraph(self.words(f"duration.{regimen['duration']}"))
        difference = self._difference()
        differs = [paragraph(difference, weight="Bolder")] if difference else []
        return [heading(self.words("heading.steps")), *rows, how_long, *differs]

    def _line(self) -> Element:
        """The caveat in one sentence, which stands beside every dose."""
        return paragraph(self.said(self.content["confirmation"], "line"), isSubtle=True, size="Small")

    def _difference(self) -> str | None:
        """How the draft differs from the treatment in use; None where it does not, or nothing is known to compare."""
        appraisal = self.content["appraisal"]
        if not appraisal or appraisal.get("change") in (None, "same", "none_in_use"):
            return None
        return str(appraisal["change_text" if self.register == CLINICIAN else "change_plain"])

    def _in_use(self, appraisal: Content) -> list[Element]:
        """What is said of the treatment in use, without what stands beside the plan already."""
        told = " ".join(str(appraisal[self.spoken]).replace(self._difference() or "\n", "").split())
        return [bullet(f"{told}{self.sources.marks(appraisal)}")]

    def _caveat(self) -> list[Element]:
        confirmation = self.content["confirmation"]
        lines = [line for line in confirmation[self.spoken].splitlines() if line.strip()]
        items = [paragraph(lines[0], weight="Bolder"), *(paragraph(line) for line in lines[1:])]
        if not confirmation["signed_off"]:
            items.append(paragraph(words("mark.not_signed_off"), weight="Bolder", color="Warning"))
        return caveat_box(self.words("heading.caveat"), items)

    def _to_confirm(self) -> list[str]:
        confirmed: list[str] = self.content["confirmation"][
            "to_confirm" if self.register == CLINICIAN else "to_confirm_plain"
        ]
        return confirmed

    def _sections(self) -> list[Section]:
        content = self.content
        appraisal = [content["appraisal"]] if content["appraisal"] else []
        arrange = [referral for referral in content["referrals"] if not referral["urgency"]]
        options = content["regimen"]["options"] if content["regimen"] else []
        results = [item for part in ("findings", "interpretation", "trends") for item in content.get(part, ())]
        dates = self._beside_doses(Section(self.words("fold.dates"), self._dates(), "dates"))
        confirm = Section(self.words("heading.confirm"), [bullet(line) for line in self._to_confirm()])
        tiers = (
            self._fold(
                "why",
                *(self._reasons(effect) for effect in ("for", "against", "changes")),
                self._listed("appraisal", appraisal, self._in_use),
                self._listed("findings", results, self._result),
                self._beside_doses(self._listed("considered", content["considered"], self._considered)),
            ),
            self._fold(
                "checks",
                self._listed("monitoring", content["monitoring"], self._statement),
                self._listed("expect", content["expect"], self._statement),
                self._listed("arrange", arrange, self._statement),
            ),
            dates if dates.items else None,
            self._fold(
                "gaps",
                self._listed("missing", content["missing"], self._missing),
                self._listed("would_change", content["would_change"], self._change),
            ),
            self._fold("care", self._listed("safety", content["safety"], self._safety), confirm),
            self._fold(
                "details",
                Section("", self._caveat()),
                self._beside_doses(self._listed("options", options, self._option)),
                Section(self.words("heading.sources"), self.sources.lines(self._cited())),
                self._alternatives(),
            ),
        )
        return [section for section in tiers if section is not None]

    def _fold(self, name: str, *sections: Section) -> Section | None:
        """Sections of one theme, closed until somebody opens it; None where there is nothing in them."""
        items = [element for section in sections for element in section.elements()]
        return Section(self.words(f"fold.{name}"), items, name) if items else None

    def _cited(self) -> set[str]:
        """The sources of everything but the other guidelines, which stand apart with theirs."""
        parts = ("reasons", "safety", "findings", "interpretation", "trends", "referrals", "monitoring", "expect")
        items = [item for part in (*parts, "considered", "would_change") for item in self.content.get(part, ())]
        items += [self.content["appraisal"]] if self.content["appraisal"] else []
        return {source for item in items for source in item.get("sources", ())}

    def _reasons(self, effect: str) -> Section:
        reasons = [reason for reason in self.content["reasons"] if reason["effect"] == effect]
        return self._listed(effect, reasons, self._statement)

    def _listed(self, name: str, items: list[Any], line: Callable[[Any], list[Element]]) -> Section:
        elements = [element for item in items for element in line(item)]
        return Section(self.words(f"heading.{name}"), elements)

    def _beside_doses(self, section: Section) -> Section:
        """A part that names doses, with the caveat in one sentence at its head."""
        return Section(section.title, section.items and [self._line(), *section.items], section.fold)

    def _referenced(self, item: Content) -> str:
        return f"{item[self.spoken]}{self.sources.marks(item)}"

    def _statement(self, item: Content) -> list[Element]:
        return [bullet(self._referenced(item))]

    def _safety(self, item: Content) -> list[Element]:
        return [bullet(f"**{words('level.' + item['level'])}:** {self._referenced(item)}")]

    def _result(self, item: Content) -> list[Element]:
        """A result as entered, or what has to be weighed when the results are read together."""
        return self._finding(item) if "entered" in item else self._statement(item)

    def _finding(self, item: Content) -> list[Element]:
        converted = f" ({item['converted']})" if item["converted"] else ""
        name = sentence(self.said(item, "name"))
        return [bullet(f"**{name} {item['entered']}**{converted}. {self._referenced(item)}")]

    def _missing(self, item: Content) -> list[Element]:
        line = item["plain"]
        if self.register == CLINICIAN:
            line = f"{item['would_help']} {sentence(item['why'])}."
        first = f"**{sentence(words('mark.needed_first'))}:** " if item["decisive"] else ""
        asked = f" ({words('mark.asked_not_known')})" if item["status"] == "not_known" else ""
        return [bullet(f"{first}{line}{asked}")]

    def _change(self, item: Content) -> list[Element]:
        return [bullet(f"**{sentence(self.said(item, 'if'))}:** {self.said(item, 'then')}.")]

    def _option(self, steps: list[Content]) -> list[Element]:
        regimen = self.content["regimen"]
        said = regimen["options_text" if self.register == CLINICIAN else "options_plain"]
        first = f"**{self.words('mark.nerve_course')}:** " if steps == regimen.get("nerve_course") else ""
        return [bullet(f"{first}{sentence(said[regimen['options'].index(steps)])}.")]

    def _considered(self, dose: Content) -> list[Element]:
        verdict = sentence(words("mark.excluded" if dose["excluded_here"] else "mark.not_the_plan"))
        lines = [self.said(dose, part) for part in ("found", "not_found", "never_with")]
        return [
            paragraph(f"**{self.said(dose, 'title')}**"),
            paragraph(f"**{verdict}:** {sentence(dose['step'][self.spoken])}.{self.sources.marks(dose)}"),
            *(bullet(line) for line in lines),
        ]

    def _alternatives(self) -> Section:
        section = self._listed("alternatives", self.content["alternatives"], self._alternative)
        others = {source["id"] for source in self.content["sources"]} - self._cited()
        items = section.items and [self._line(), *section.items, *self.sources.lines(others)]
        return Section(section.title, items, section.fold)

    def _alternative(self, other: Content) -> list[Element]:
        differs = f" {words('differs', what=other['differs'])}." if other["differs"] else ""
        summary = f"{sentence(self.said(other, 'summary'))}.{self.sources.marks(other)}{differs}"
        return [bullet(f"**{other['title']}:** {summary}")]

    def _dates(self) -> list[Element]:
        return date_lines(self.schedule, self.spoken) if self.schedule else []

    def _foot(self) -> list[Element]:
        knowledge = self.content["knowledge"]
        stamp = f"rules {knowledge['version']} ({knowledge['sha256'][:8]})"
        text = f"{self.clinic['name']} · {self.content['protocol_title']} · {stamp}"
        return [paragraph(text, isSubtle=True, size="Small")]
