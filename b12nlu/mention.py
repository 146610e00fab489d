"""What the reader hands over: one mention of a clinical fact, with where it stands and how it was said."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from b12nlu.because import Because

MentionType = Literal[
    "lab",
    "symptom",
    "course",
    "cause",
    "procedure",
    "phase",
    "product",
    "dose",
    "interval",
    "last_dose",
    "doses_given",
    "route",
    "condition",
    "medicine",
    "allergy_none",
    "medicine_none",
    "age",
    "sex",
    "pregnancy",
    "number",
    "other_drug",
    "other_allergy",
    "other_condition",
    "other_lab",
    "animal",
]

EXTRAS = frozenset({"value_max", "taken_on", "acute", "reference", "ask"})
"""Keys that `as_dict` leaves out where there is nothing to say."""


@dataclass(frozen=True)
class Reference:
    """What a report prints beside a result: the ends of its range or limit, their unit, and the flag (H, L, *)."""

    min: float | None = None
    max: float | None = None
    unit: str | None = None
    flag: str | None = None


@dataclass(frozen=True)
class Mention:
    """One fact as it was typed: `text` is exactly the raw text from `start` to `end`."""

    type: MentionType
    id: str
    text: str
    start: int
    end: int
    value: float | str | None = None
    unit: str | None = None
    comparator: str | None = None
    word: Literal["low", "normal", "high"] | None = None
    negated: bool = False
    uncertain: bool = False
    historical: bool = False
    hypothetical: bool = False
    subject: Literal["self", "other"] = "self"
    retracted: bool = False
    value_max: float | None = None
    """The upper end where a range was given as a schedule ("every 8 to 12 weeks"); `value` is the lower."""
    taken_on: str | None = None
    """The date of a lab sample, as an ISO date."""
    acute: bool | None = None
    """True where the words themselves make it an emergency ("sudden weakness on one side"); of somebody else, where an
    emergency is happening now."""
    ask: bool | None = None
    """True where an emergency is told as explained, settled, lasting or in jest: it is asked about first."""
    because: tuple[Because, ...] = ()
    """Which rule made which flag, and by which words of the message."""
    reference: Reference | None = None
    """Of a laboratory result: the range, limit and flag that stand beside it."""

    def as_dict(self) -> dict[str, Any]:
        """The mention as JSON-ready keys; whole numbers come without a decimal point."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        if self.reference is not None:
            values["reference"] = asdict(self.reference)
        values["because"] = [asdict(reason) for reason in self.because]
        for key in ("value", "value_max"):
            if isinstance(values[key], float) and values[key].is_integer():
                values[key] = int(values[key])
        return {key: value for key, value in values.items() if value is not None or key not in EXTRAS}

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags that are set, by name."""
        named = ("negated", "uncertain", "historical", "hypothetical", "retracted")
        return (*(name for name in named if getattr(self, name)), *(("subject",) if self.subject == "other" else ()))

    @property
    def is_current(self) -> bool:
        """Whether the words state a fact that holds now, for the person whose plan is made."""
        return not (self.negated or self.historical or self.hypothetical or self.retracted or self.subject == "other")
