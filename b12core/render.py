"""A suggestion as plain text for people at a terminal."""

from __future__ import annotations

from b12core.suggestion import Missing, Suggestion
from b12core.words import Register


def as_text(suggestion: Suggestion, register: Register = "clinician") -> str:
    """The suggestion in sections, the caveat always last and always there."""
    plain = register == "patient"
    lines = [suggestion.headline_plain if plain else suggestion.headline, ""]

    def section(title: str, items: list[str]) -> None:
        if items:
            lines.append(title)
            lines.extend(f"  - {item}" for item in items)
            lines.append("")

    def said(item: object) -> str:
        text: str = getattr(item, "plain" if plain else "text")
        cited: tuple[str, ...] = getattr(item, "sources", ())
        confidence: str = getattr(item, "confidence", "")
        return text if plain or not cited else f"{text} [{'; '.join(filter(None, (', '.join(cited), confidence)))}]"

    section("See someone" if plain else "Referral", [said(item) for item in suggestion.referrals])
    if suggestion.regimen is not None:
        section(
            "Plan" if plain else "Regimen",
            [step.plain if plain else step.text for step in suggestion.regimen.steps],
        )
        section(
            "Or" if plain else "Options of the same protocol",
            [
                ", then ".join(step.plain if plain else step.text for step in option)
                for option in suggestion.regimen.options
            ],
        )
    if suggestion.appraisal is not None:
        section("Your treatment now" if plain else "Treatment in use", [said(suggestion.appraisal)])
    for title, effect in (("For", "for"), ("Against", "against"), ("Changes", "changes")):
        section(title, [said(reason) for reason in suggestion.reasons if reason.effect == effect])
    section(
        "Results",
        [
            f"{finding.name_plain if plain else finding.name} {finding.entered}"
            + (f" ({finding.converted})" if finding.converted else "")
            + f": {finding.plain if plain else finding.text}"
            for finding in suggestion.findings
        ],
    )
    section("How to read them" if plain else "Interpretation", [said(item) for item in suggestion.interpretation])
    section("How they moved" if plain else "Trends", [said(item) for item in suggestion.trends])
    for option in suggestion.considered:
        section(
            option.title_plain if plain else option.title,
            [option.found_plain, option.not_found_plain, option.never_with_plain]
            if plain
            else [option.found, option.not_found, option.never_with],
        )
    section("Safety", [f"{item.level}: {said(item)}" for item in suggestion.safety])
    section("Checks" if plain else "Monitoring", [said(item) for item in suggestion.monitoring])
    section("What to expect" if plain else "Expect", [said(item) for item in suggestion.expect])
    section(
        "Not known" if plain else "Missing",
        [item.plain if plain else f"{item.field}: {item.why} ({_weight(item)})" for item in suggestion.missing],
    )
    section(
        "It would change if" if plain else "Would change if",
        [
            f"{change.condition_plain}: {change.then_plain}" if plain else f"{change.condition}: {change.then}"
            for change in suggestion.would_change
        ],
    )
    section(
        "Other guidelines" if plain else "Other protocols",
        [f"{other.protocol}: {other.summary_plain if plain else other.summary}" for other in suggestion.alternatives],
    )
    confirmation = suggestion.confirmation
    section("To confirm", list(confirmation.to_confirm_plain if plain else confirmation.to_confirm))
    lines.append(confirmation.plain if plain else confirmation.text)
    lines.append(
        f"Rules {suggestion.knowledge.version} ({suggestion.knowledge.sha256[:12]}), protocol {suggestion.protocol}."
    )
    return "\n".join(lines) + "\n"


def _weight(gap: Missing) -> str:
    """How much hangs on an input that is missing, and whether it was asked for."""
    weight = (
        "decides" if gap.decisive else "can change the answer" if gap.changes_answer else "for safety and follow-up"
    )
    return f"{weight}; {gap.status.replace('_', ' ')}"
