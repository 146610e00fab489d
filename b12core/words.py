"""Doses, intervals and steps in words, the safe way: `1,000 mcg`, `every 2 months`, no abbreviation for how often."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, Protocol

from b12core.case import Order, Treatment
from b12core.identifiers import Analyte, Cause, Product, Route, Urgency
from b12core.knowledge import Knowledge
from b12core.knowledge.line_schema import DoseRange, Lasting, StepEntry
from b12core.knowledge.schema import AnalyteEntry, BandEntry
from b12core.limit_words import limits_in
from b12core.units import Reading


class TwoRegisters(Protocol):
    """Anything that says the same for clinicians and for patients."""

    @property
    def clinician(self) -> str: ...

    @property
    def patient(self) -> str: ...


class Shown(Protocol):
    """Anything of a suggestion that has its text in both registers."""

    @property
    def text(self) -> str: ...

    @property
    def plain(self) -> str: ...


Register = Literal["clinician", "patient"]
REGISTERS: tuple[Register, Register] = ("clinician", "patient")

_MONTH_DAYS = 30.4
"""The length of a month on the average, in days."""

_TOLD_BY_THE_NAME: frozenset[tuple[Product, Route]] = frozenset({("cyanocobalamin_oral", "PO")})
"""Products whose names say how they are taken."""

_NAMED_MEDICINES: frozenset[Cause] = frozenset({"metformin", "acid_suppression"})
"""The causes that are medicines and have names of their own."""

_ROUTES_FOR_CLINICIANS: dict[Route, str] = {"deep_SC": "deep SC", "PO": "orally"}


def dose_words(dose: DoseRange) -> str:
    """A dose in micrograms with thousands separated: `1,000 mcg`, `250 to 1,000 mcg`."""
    low, high = f"{dose.min:,g}", f"{dose.max:,g}"
    return f"{low} mcg" if low == high else f"{low} to {high} mcg"


def lasting_words(lasting: Lasting) -> str:
    """A length of time: `7 days`, `1 month`, `6 to 7 days`."""
    low, high = f"{lasting.min:g}", f"{lasting.max:g}"
    span = low if low == high else f"{low} to {high}"
    return f"{span} {lasting.unit}{'' if span == '1' else 's'}"


def every_words(days: float) -> str:
    """A gap in days as people say it: `every day`, `every 12 weeks` (84 days), `every 3 months` (90 to 93 days)."""
    months = round(days / _MONTH_DAYS)
    if days % 7 == 0:
        count, unit = days / 7, "week"
    elif months and months * 30 <= days <= months * 31:
        count, unit = months, "month"
    else:
        count, unit = days, "day"
    return f"every {unit}" if count == 1 else f"every {count:g} {unit}s"


def capital(text: str) -> str:
    """The text as it opens a sentence; a name such as `eGFR` keeps its own letters."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def _sentences(
    wording: Mapping[str, Any], register: Register, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every template of the wording file by its path, in one register."""
    for name, place in wording.items():
        if isinstance(place, str):
            if name == register:
                yield path, place
        else:
            yield from _sentences(place, register, (*path, name))


class Words:
    """What the suggestion says in one register."""

    def __init__(self, knowledge: Knowledge, register: Register) -> None:
        self.register: Register = register
        self._names: dict[tuple[str, str], str] = {
            (kind, term.id): self.said(term.name)
            for kind in knowledge.vocabulary.terms
            for term in knowledge.vocabulary.of(kind)
        }
        self._protocols = {protocol.id: self.said(protocol.name) for protocol in knowledge.protocols.values()}
        self._sentences = dict(_sentences(knowledge.wording, register))
        self._step = knowledge.wording["step"]
        self._spelling = knowledge.spelling
        self._said: dict[int, str] = {}
        self._plans: dict[tuple[int, str], str] = {}
        self._bands: dict[tuple[str, str], str] = {}

    def sentence(self, *path: str) -> str:
        """The template at a path of the wording file, in this register."""
        return self._sentences[path]

    def date(self, day: dt.date) -> str:
        """A day as the country writes it, so that it cannot be misread."""
        return self._spelling.date(day)

    def days(self, earliest: dt.date, latest: dt.date) -> str:
        """The days between which something falls; one day where they are the same."""
        if earliest == latest:
            return self.date(earliest)
        return self.sentence("dates", "between").format(earliest=self.date(earliest), latest=self.date(latest))

    def product(self, product: Product) -> str:
        """The product's name."""
        return self.name("products", product)

    def route(self, route: Route) -> str:
        """The route: `IM` for clinicians, `into a muscle` for patients."""
        if self.register == "clinician":
            return _ROUTES_FOR_CLINICIANS.get(route, route)
        return self.name("routes", route)

    def name(self, kind: str, term_id: str) -> str:
        """What a term of the vocabulary is called."""
        return self._names[kind, term_id]

    def causes(self, causes: Sequence[Cause]) -> list[str]:
        """What causes are called: `another medicine` only beside one that is named, and else `a medicine`."""
        alone = _NAMED_MEDICINES.isdisjoint(causes)
        return [
            self.sentence("a_medicine") if cause == "other_medicine" and alone else self.name("causes", cause)
            for cause in causes
        ]

    def protocol(self, protocol_id: str) -> str:
        """What a protocol is called inside a sentence: `the UK (NICE and BNF)`."""
        return self._protocols[protocol_id]

    def field(self, field: str) -> str:
        """What an input of the case is called: `folate`, `your age`."""
        if field.startswith("labs."):
            return self.name("analytes", field.removeprefix("labs."))
        return self.sentence("fields", field)

    def said(self, words: TwoRegisters) -> str:
        """What a rule says in this register."""
        text: str = getattr(words, self.register)
        return text

    def shown(self, item: Shown) -> str:
        """What an item of the suggestion says in this register."""
        return item.text if self.register == "clinician" else item.plain

    def result(self, analyte: Analyte, reading: Reading) -> str:
        """A result as entered, with its conversion: `serum B12 98 pg/mL (72 pmol/L)`."""
        converted = f" ({reading.converted})" if reading.converted else ""
        return f"{self.name('analytes', analyte)} {reading.entered}{converted}"

    def band(self, band: BandEntry, reading: Reading, entry: AnalyteEntry) -> str:
        """What a result means, its limits in the unit in which the result was entered."""
        unit = reading.entered.partition(" ")[2]
        said = self._bands.get((band.id, unit))
        if said is None:
            places = limits_in(unit, band, entry, both_units=self.register == "clinician")
            said = self._bands[band.id, unit] = self.said(band).format(**places)
        return said

    def as_now(self, given: Treatment) -> str:
        """The treatment in use as it goes on: `hydroxocobalamin 1,000 mcg IM every 8 weeks, as now`."""
        return self.sentence("treatment", "as_now").format(treatment=self.treatment(given))

    def treatment(self, given: Treatment) -> str:
        """The treatment in use in one phrase, from whatever of it is known; of one that was stopped, as had before."""
        parts = []
        if given.product is not None:
            parts.append(self.product(given.product))
        if given.dose_mcg is not None:
            parts.append(f"{given.dose_mcg:,g} mcg")
        if given.route is not None and not self._says_the_route(given.product, given.route):
            parts.append(self.route(given.route))
        if given.interval_days is not None:
            parts.append(every_words(given.interval_days))
        dated = (("since", given.started_on), ("last", given.last_dose_on))
        told = [self.sentence("treatment", name).format(value=self.date(day)) for name, day in dated if day is not None]
        if given.doses_given is not None:
            told.append(self.sentence("treatment", "doses").format(value=given.doses_given))
        said = ", ".join(filter(None, (" ".join(parts), *told)))
        return self.sentence("treatment", "before").format(treatment=said) if said and given.stopped else said

    def order(self, ordered: Order) -> str:
        """What a clinician has ordered: as it was told, else product, dose, route, interval and doses."""
        if ordered.words is not None:
            return f"“{ordered.words}”"
        given = Treatment(
            product=ordered.product,
            dose_mcg=ordered.dose_mcg,
            route=ordered.route,
            interval_days=ordered.interval_days,
        )
        doses = self.sentence("treatment", "ordered_doses").format(value=ordered.doses) if ordered.doses else ""
        return ", ".join(filter(None, (self.treatment(given), doses)))

    def urgency(self, urgency: Urgency) -> str:
        """How soon: `Same-day`."""
        return self.sentence("urgency", urgency)

    def step(self, step: StepEntry) -> str:
        """One step of a regimen: `cyanocobalamin 1,000 mcg IM (or SC) daily for 7 days`."""
        routes = "" if self._says_the_route(step.product, step.route) else self.route(step.route)
        if step.other_routes:
            routes += self._template("or_route") + self._template("or_route").join(
                self.route(r) for r in step.other_routes
            )
        words = self._template(None).format(
            product=self.product(step.product), dose=self._dose(step), route=routes, often=self._how_often(step)
        )
        return " ".join(words.split())

    def _says_the_route(self, product: Product | None, route: Route) -> bool:
        """Whether the product's name says the route already: `oral cyanocobalamin`, `B12 tablets`."""
        return product is not None and (product, route) in _TOLD_BY_THE_NAME

    def regimen(self, steps: tuple[StepEntry, ...]) -> str:
        """All steps of a regimen of the knowledge in one sentence, made once: its steps outlive this object."""
        said = self._said.get(id(steps))
        if said is None:
            said = self._said[id(steps)] = self.in_one_sentence(steps)
        return said

    def plan(self, steps: tuple[StepEntry, ...], duration: str) -> str:
        """A regimen and how long it goes on; the end that its last step names itself is not said twice."""
        said = self._plans.get((id(steps), duration))
        if said is None:
            said = self.regimen(steps)
            if steps[-1].until is None or duration != "until_cause_resolved":
                said = self.sentence("plan").format(regimen=said, duration=self.sentence("duration", duration))
            self._plans[id(steps), duration] = said
        return said

    def in_one_sentence(self, steps: Sequence[StepEntry]) -> str:
        """Any steps in one sentence; product, dose and route that repeat from the step before are said once."""
        parts = [self.step(steps[0])]
        for before, step in itertools.pairwise(steps):
            if (before.product, before.route, before.other_routes) != (step.product, step.route, step.other_routes):
                parts.append(self.step(step))
                continue
            same_dose = (before.dose_mcg, before.at_least) == (step.dose_mcg, step.at_least)
            parts.append(self._how_often(step) if same_dose else f"{self._dose(step)} {self._how_often(step)}")
        return self._template("then").join(parts)

    def _dose(self, step: StepEntry) -> str:
        return (self._template("at_least") if step.at_least else "") + dose_words(step.dose_mcg)

    def _how_often(self, step: StepEntry) -> str:
        """How often, for how long and until when: `weekly for 1 month`."""
        lasting = until = ""
        if step.lasting is not None:
            lasting = self._template("lasting").format(lasting=lasting_words(step.lasting))
        elif step.doses is not None:
            lasting = self._template("doses").format(doses=step.doses)
        if step.until is not None:
            until = self._template("until").format(until=self.said(step.until))
        return f"{self.said(step.often)}{lasting}{until}"

    def _template(self, name: str | None) -> str:
        text: str = self._step[self.register] if name is None else self._step[name][self.register]
        return text
