"""Causes that a medicine implies: metformin or an acid suppressant, certain where the words say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from b12nlu.qualifiers.findings import Finding
from b12nlu.terms.lexicon import Lexicon

_CAUSE_OF_CLASS = {
    "metformin": "metformin",
    "acid_suppressant": "acid_suppression",
    "deficiency_risk": "other_medicine",
    "absorption_lowering": "other_medicine",
}
_CAUSAL_BEFORE = re.compile(
    r"\b(?:because of|due to|caused by|from|thanks to|down to|blame|blames|blamed|secondary to|cause is|"
    r"cause was|cause\s*[:=?]+|could be|might be|may be|maybe|perhaps|possibly|it from|from|culprit (?:is|was)|"
    r"(?:thinks?|thought|reckons?|suspects?|suspected)(?: that)?|vs\.?|versus|result of|related to|linked to|"
    r"long[\s-]?term|years of|chronic|it'?s|probably|is)\s+(?:the |my |his |her |taking |being on |"
    r"long[\s-]?term |years of |all the |chronic )*$|\bcause\s*(?:was|is)?\s*[:=?\s]+$|"
    r"\b(?:not|isn'?t|wasn'?t|never) (?:[\w'-]+ ){1,4}?but (?:rather |actually |the |my |his |her )*$",
    re.I,
)
_CAUSAL_AFTER = re.compile(
    r"^[\s-]*(?:induced|related|caused|(?:cause|do|be causing|have caused) (?:it|this|my)|associated|"
    r"(?:every|each) (?:single )?day|use|user|is the cause|deficiency|is to blame|for (?:\d+|"
    r"many|several|years|ages|over|about|a long|the last|two|three|four|five|six|seven|eight|nine|ten|"
    r"twenty|decades|more|almost|nearly)|since|long[\s-]?term|"
    r"(?:\d+\s?m?g?\s?)?(?:od|bd|tds|daily|on|once|twice|a|day|\s){0,4}\s*(?:x\s?\d+|\d+)\s?(?:y|yrs?|years?|"
    r"decades?)\b|"
    r"\d+\s?m?g?[^.;\n]{0,20}(?:for (?:\d+|years|many|ages)|since)|therapy|causes my|stopped me|lowers? my|"
    r"lowered my|depleted)",
    re.I,
)
_TAKEN_BEFORE = re.compile(
    r"(?:\b(?:since(?: starting)?|grams? of|\d+ ?m?g of|"
    r"on|taking|take|takes|took|use|using|uses|prescribed|started|have been given|given|meds|"
    r"medications?|medicines?|suspected|suspect|never took|never taken|\?)\s*:?\s*(?:my |a |the |some |daily |"
    r"also )*|[,:+&(/?-]\s*|\band |\bor |\bso |^\W*)$",
    re.I,
)


_ONE_MORE = re.compile(
    r"(?:\+|&|;|\b(?:and|also|plus))\s*(?:also\s+)?(?:on\s+|taking\s+|takes\s+)?(?:high[\s-]dose\s+|long[\s-]?term\s+|a\s+)?$|"
    r"\bon\s+(?:high[\s-]dose\s+|long[\s-]?term\s+)$",
    re.I,
)


def implied_causes(findings: Sequence[Finding], text: str, lexicon: Lexicon) -> list[Finding]:
    """The findings, with the cause beside each medicine that is known to lower B12.

    It is certain where the words name it as the cause or the use is long; else it is uncertain, and left out where
    the message names another cause.
    """
    result = [finding for finding in findings if not _is_medicine_cause(finding)]
    certain = any(
        finding.mention.type == "cause" and finding.mention.is_current and finding.mention.id != "unknown"
        for finding in result
    )
    done: set[tuple[str, int]] = set()
    for finding in findings:
        cause = _cause(finding, text, lexicon)
        if cause is None or (cause, finding.mention.start) in done:
            continue
        named = (
            _is_named_as_cause(text, finding.anchor)
            or _is_blamed(text, finding.anchor)
            or _is_whole(text, finding.anchor)
        )
        denied = finding.mention.negated
        taken = named or denied or (not finding.mention.hypothetical and _is_taken(text, finding.anchor, certain))
        if taken:
            done.add((cause, finding.mention.start))
            mention = replace(
                finding.mention, type="cause", id=cause, uncertain=finding.mention.uncertain or not (named or denied)
            )
            result.append(replace(finding, mention=mention))
    return result


def _cause(finding: Finding, text: str, lexicon: Lexicon) -> str | None:
    if _is_medicine_cause(finding):
        return finding.mention.id
    if finding.mention.type == "other_drug":
        return "other_medicine" if _is_blamed(text, finding.anchor) else None
    if finding.mention.type != "medicine":
        return None
    classes = lexicon.medicine_classes.get(finding.mention.id, ())
    return next((cause for name, cause in _CAUSE_OF_CLASS.items() if name in classes), None)


def _is_medicine_cause(finding: Finding) -> bool:
    return finding.mention.type == "cause" and finding.mention.id in _CAUSE_OF_CLASS.values()


def _is_named_as_cause(text: str, span: tuple[int, int]) -> bool:
    return bool(
        _CAUSAL_BEFORE.search(text[max(0, span[0] - 60) : span[0]]) or _CAUSAL_AFTER.match(text[span[1] : span[1] + 60])
    )


_BLAMED_AFTER = re.compile(
    r"^\W{0,2}(?:is|was|may be|might be|could be|being)?\s*(?:the |my |a )?(?:likely |probable |possible |main |"
    r"real |only )?"
    r"(?:culprit|cause\b|to blame|responsible|suspect)",
    re.I,
)
_BLAMED_BEFORE = re.compile(
    r"\b(?:is it|was it|could it be|might it be|blam\w+|culprit(?: is| was|:)?|caused by|cause (?:is|was)|secondary to|"
    r"side effect of)\s+(?:it on )?(?:the |my |"
    r"long[\s-]?term |years of )*$",
    re.I,
)


def _is_blamed(text: str, span: tuple[int, int]) -> bool:
    """Whether a drug is called the cause, whichever drug it is ("phenytoin is the likely culprit")."""
    return bool(_BLAMED_AFTER.match(text[span[1] :]) or _BLAMED_BEFORE.search(text[max(0, span[0] - 60) : span[0]]))


def _is_taken(text: str, span: tuple[int, int], beside_another: bool) -> bool:
    """Whether a medicine is taken; beside another cause only where it is told as one more ("… and on omeprazole")."""
    before = text[max(0, span[0] - 30) : span[0]]
    return bool((_ONE_MORE if beside_another else _TAKEN_BEFORE).search(before))


def _is_whole(text: str, span: tuple[int, int]) -> bool:
    return len((text[: span[0]] + text[span[1] :]).split()) <= 1
