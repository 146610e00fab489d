"""One rule of a qualifier as data: what it sets, how far, by which words, with what it must and must not do."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from b12core.knowledge import load_knowledge
from b12nlu.text.words import rule_file

FILES = ("negation", "resolution", "doubt", "history", "hypothesis", "experiencer")
"""The files of `rules/qualifiers`, each with the rules of one qualifier, and so named are their ids."""
CUE_FILES = (
    "past", "dated", "unreal", "disowned", "asked", "happening", "around", "compared", "told", "writer", "puzzled",
    "implied", "retraction", "ticked", "subject",
    "settled", "standing",
)  # fmt: skip
"""The files of `rules/cues`: what the plain text around a finding says, one file a question."""
SIGN_FILES = (
    "anaphylaxis_features", "bladder_or_bowel_disturbance", "breathlessness", "breathlessness_at_rest", "chest_pain",
    "confusion", "falls", "fatigue", "gait_disturbance", "gastrointestinal_symptoms", "headache", "infant",
    "limb_weakness", "muscle_cramps", "overdose", "palpitations", "psychosis", "stroke_signs", "suicidal_thoughts",
    "syncope", "visual_disturbance",
)  # fmt: skip
"""The files of `rules/signs`: the words in which each sign is told that may be an emergency, a file of babies, and one
of overdoses."""
FIGURATIVE = "lookalike."
"""What the ids of the ways of speaking begin with, in which the words of a sign mean something else."""
FINDING = "…"
"""Stands in a pattern for the finding: "no …" qualifies what follows, "… has settled" what stands before."""

Sets = Literal[
    "negated", "resolved", "uncertain", "historical", "hypothetical", "subject_other", "retracted",
    "stands", "acute", "cause", "sign", "figurative",
]  # fmt: skip
"""What a rule sets: a flag; that a finding stands all the same, or is of now; a cause; a sign; a way of speaking."""
Scope = Literal["noun_phrase", "clause", "before", "after", "within", "sentence", "message", "phrase"]
"""How far a rule looks: along a list of findings or its clause; right before or behind the finding, at its own words,
its sentence, the whole message; or the phrase itself, which makes the finding."""
_PHRASED = ("noun_phrase", "clause")
"""Scopes in which a pattern is words around the place of the finding; elsewhere it is an expression or construction."""
KINDS = frozenset(
    {"symptom", "course", "cause", "procedure", "phase", "product", "dose", "interval", "last_dose",
     "doses_given", "route", "condition", "medicine", "lab", "pregnancy"}
)  # fmt: skip
"""The types of mention to which a rule may be confined."""


class RuleError(ValueError):
    """A rule file that cannot be used: which rule, which field, what was expected."""


class Rule(BaseModel):
    """A rule: where one of its patterns stands and none of `unless`, it sets a flag on the findings in its scope."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: str = Field(pattern=r"^[a-z_]+\.[a-z0-9_]+$")
    sets: Sets
    scope: Scope
    """How far it reaches: along a list of findings (`noun_phrase`), or to the end of its clause."""
    kinds: tuple[str, ...] = Field(default=(), alias="for")
    """The types of mention that it qualifies, or the symptoms that it finds; none named: all."""
    unless: tuple[str, ...] = ()
    """Longer phrases that hold one of its patterns and say something else."""
    pattern: tuple[str, ...] = Field(min_length=1)
    says: tuple[str, ...] = Field(min_length=1)
    """Texts that are read otherwise without the rule."""
    never: tuple[str, ...] = Field(min_length=1, alias="not")
    """Texts that hold its words and in which it sets nothing."""

    @field_validator("kinds")
    @classmethod
    def _knows_its_kinds(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        for kind in kinds:
            if kind not in KINDS and kind not in symptom_ids():
                raise ValueError(f"expected a type of mention or a symptom, got {kind!r}")
        return kinds

    @field_validator("pattern")
    @classmethod
    def _names_the_finding(cls, pattern: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for phrase in pattern if info.data.get("scope") in _PHRASED else ():
            if not phrase.strip(f"{FINDING} ") or FINDING not in (phrase[0], phrase[-1]):
                raise ValueError(f"expected words with {FINDING!r} before or behind them, got {phrase!r}")
        return pattern


@cache
def symptom_ids() -> frozenset[str]:
    """The symptoms of the knowledge."""
    return frozenset(term.id for term in load_knowledge().vocabulary.of("symptoms"))


def words_of_pattern(phrase: str) -> str:
    """The words of a pattern without the place of the finding."""
    return phrase.strip(f"{FINDING} ")


def parse_rules(entries: Any, file: str) -> tuple[Rule, ...]:
    """The rules of one file; RuleError names the rule, the field and what was expected."""
    rules: list[Rule] = []
    for place, entry in enumerate(entries):
        name = entry.get("id", f"number {place + 1}") if isinstance(entry, dict) else f"number {place + 1}"
        try:
            rule = Rule.model_validate(entry)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise RuleError(f"{file}: rule {name}: {field}: {first['msg']}, got {first['input']!r}") from error
        if rule.id.split(".")[0] != file:
            raise RuleError(f"{file}: rule {rule.id}: id: expected {file}.<name>, got {rule.id!r}")
        if any(rule.id == other.id for other in rules):
            raise RuleError(f"{file}: rule {rule.id}: id: expected one rule of this name, got two")
        rules.append(rule)
    return tuple(rules)


@cache
def qualifier_rules() -> tuple[Rule, ...]:
    """The rules of all qualifiers, file by file."""
    return tuple(rule for file in FILES for rule in parse_rules(rule_file(f"qualifiers/{file}"), file))


@cache
def cue_rules() -> tuple[Rule, ...]:
    """The rules of all cues, file by file."""
    return tuple(rule for file in CUE_FILES for rule in parse_rules(rule_file(f"cues/{file}"), file))


@cache
def sign_rules() -> tuple[Rule, ...]:
    """The rules that find signs, file by file; each names the symptom that it finds."""
    return tuple(rule for file in SIGN_FILES for rule in parse_rules(rule_file(f"signs/{file}"), file))


@cache
def figurative_rules() -> tuple[Rule, ...]:
    """The rules of ways of speaking that hold the words of a sign and mean something else."""
    return parse_rules(rule_file("lookalikes"), FIGURATIVE.removesuffix("."))
