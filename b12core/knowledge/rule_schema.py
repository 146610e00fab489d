"""The shape of the rules that speak of a case: reasons, referrals, safety, monitoring, needs, changes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from b12core.identifiers import Analyte, Product, Route, Urgency
from b12core.knowledge.schema import Condition, Entry, Sourced, SourcedWords, Words


class Statement(Sourced):
    """A rule that says something when its condition holds, in both registers."""

    id: str
    when: Condition
    clinician: str
    patient: str


class ReasonRule(Statement):
    effect: Literal["for", "against", "changes"]
    strength: int = 0
    """Among reasons against: the strongest is named in the confirmation."""


Help = Literal[
    "emergency_care",
    "same_day_assessment",
    "haematology",
    "neurology",
    "ophthalmology",
    "allergy",
    "anticoagulation",
    "gastroenterology",
    "maternity",
    "baby",
    "mental_health",
    "poison_centre",
    "cancer_pathway",
    "test",
]
"""Who is to help, or what is to be done, by a referral."""


class BlockedWords(Entry):
    """What a referral or a need says in place of its own words: something may not be given, or another ground holds."""

    when: Condition
    clinician: str
    patient: str
    sources: tuple[str, ...]


class ReferralRule(Statement):
    """A red flag or a reason to send somebody on. `blocked`: its words where what it asks for may not be given."""

    urgency: Urgency | None
    leads: Words | None = None
    """What stands first in the headline where this referral decides before anything is given."""
    help: tuple[Help, ...] = ()
    counts_as_new: bool = False
    """Whether the nerve sign that it names counts as new in maintenance, unless it is said to get better."""
    includes: tuple[str, ...] = ()
    """The referrals that this one says as well, so that one line stands for one thing."""
    blocked: tuple[BlockedWords, ...] = ()


class SafetyRule(Statement):
    level: Literal["contraindication", "caution", "interaction"]
    blocks: tuple[Product, ...] = ()
    at_once: bool = False
    """Whether it is said when it is told, since the next dose could come before the plan."""
    other_route: Route | None = None
    """How the product may be given besides the muscle; where the rule holds the steps of the draft say so, too."""
    what_is_in_use_waits: bool = False
    """Whether it stops no treatment that is in use: the day of the next dose stays in sight, for others to decide."""


class FromStart(Entry):
    """When a check falls, counted from the first dose."""

    min: int = Field(ge=0)
    max: int = Field(ge=0)
    unit: Literal["day", "week", "month"]


class MonitoringRule(Statement):
    what: str
    due: str
    why: str
    kind: Literal["blood_test", "review"] = "blood_test"
    from_start: FromStart | None = None
    detail_for: tuple[Literal["clinician", "patient"], ...] = ()
    """For whom the short note leaves it out."""


class InterpretationRule(Statement):
    """What has to be weighed when the results are read together."""

    strength: int = 0
    """Above 0 it competes with the reasons against for the strongest reason to disagree."""


class TrendRule(Sourced):
    """What it means that an analyte rose, fell or stayed the same between two dated results."""

    id: str
    analyte: Analyte
    direction: tuple[Literal["rose", "fell", "unchanged"], ...]
    when: Condition = Condition()
    clinician: str
    patient: str


class ExpectationRule(Statement):
    what: str
    due: str


class ScopeRule(Statement):
    status: Literal["refer", "out_of_scope"]
    urgency: Urgency | None = None
    planned_elsewhere: bool = False
    """Somebody else plans B12, so that what holds for a first dose or an injection is said for them."""


class NeedRule(Sourced):
    """Why there is, or is not, a deficiency to treat; {markers} are the results that say so."""

    id: str
    effect: Literal["for", "against", "changes"]
    clinician: str
    patient: str
    blocked: tuple[BlockedWords, ...] = ()


class ChangeRule(Entry):
    """One thing that could turn out otherwise, and what it does to the situation when the judgement is run again.

    `then` says what follows where that is no other regimen (stopping, say). `only_for_asking`: it shows that an input
    is worth asking for, and is not listed among the changes.
    """

    id: str
    when: Condition
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    features: dict[str, str | bool] = Field(default={})
    then: SourcedWords | None = None
    only_for_asking: bool = False
    clinician: str
    patient: str


class MissingRule(Entry):
    """An input worth asking for, where its absence matters, and what it would settle."""

    field: str
    when: Condition
    settles: tuple[str, ...] = ()
    """The ids of the change rules that an answer may bring about: whether asking can change the suggestion."""
    weighs: bool = False
    """The strongest reason to disagree rests on it, whether or not another line would follow."""
    why: str
    would_help: str
    patient: str
