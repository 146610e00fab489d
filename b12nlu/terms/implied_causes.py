"""Causes that a medicine implies: metformin or an acid suppressant, certain where the words say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from b12nlu.because import FOUND, Because
from b12nlu.qualifiers.cues import Cue
from b12nlu.qualifiers.findings import Finding
from b12nlu.terms.lexicon import Lexicon

_CAUSE_OF_CLASS = {
    "metformin": "metformin",
    "acid_suppressant": "acid_suppression",
    "deficiency_risk": "other_medicine",
    "absorption_lowering": "other_medicine",
}
_LOWERS_B12 = "implied.lowers_b12"
"""What makes a cause of a medicine: its class is known to lower B12."""
_ONLY_TAKEN = "implied.only_taken"
"""The reason of a doubtful cause: the medicine is taken, and nothing says that it is the cause."""
_CAUSAL_BEFORE = Cue("implied.causal_before")
_CAUSAL_AFTER = Cue("implied.causal_after")
_TAKEN_BEFORE = Cue("implied.taken_before")
_ONE_MORE = Cue("implied.one_more")
_ANSWERED_YES = Cue("implied.answered_yes")
"""Right behind a medicine: it is asked about as in a list, and answered."""
_PUT_DOWN_TO = Cue("implied.put_down_to")
_SAYS_SO = Cue("implied.says_so")


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
        anchor = finding.anchor
        named = finding.mention.type == "other_drug" or bool(
            _SAYS_SO.search(text, *anchor)
            or _is_named_as_cause(text, anchor)
            or _is_blamed(text, anchor)
            or _is_whole(text, anchor)
        )
        denied = finding.mention.negated
        taken = named or denied or (not finding.mention.hypothetical and _is_taken(text, finding.anchor, certain))
        if taken:
            done.add((cause, finding.mention.start))
            doubted = not (named or denied)
            because = finding.mention.because
            if finding.mention.type == "medicine":
                kept = (reason for reason in because if reason.flag != FOUND)
                because = (Because(FOUND, _LOWERS_B12, finding.mention.text), *kept)
            if doubted:
                because = (*because, Because("uncertain", _ONLY_TAKEN, finding.mention.text))
            mention = replace(
                finding.mention,
                type="cause",
                id=cause,
                uncertain=finding.mention.uncertain or doubted,
                because=because,
            )
            result.append(replace(finding, mention=mention))
    return result


def _cause(finding: Finding, text: str, lexicon: Lexicon) -> str | None:
    if _is_medicine_cause(finding):
        return finding.mention.id
    if finding.mention.type == "other_drug":
        blamed = _is_blamed(text, finding.anchor) or _PUT_DOWN_TO.search(text[: finding.anchor[0]])
        return "other_medicine" if blamed else None
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


_BLAMED_AFTER = Cue("implied.blamed_after")
_BLAMED_BEFORE = Cue("implied.blamed_before")


def _is_blamed(text: str, span: tuple[int, int]) -> bool:
    """Whether a drug is called the cause, whichever drug it is ("phenytoin is the likely culprit")."""
    return bool(_BLAMED_AFTER.match(text[span[1] :]) or _BLAMED_BEFORE.search(text[max(0, span[0] - 60) : span[0]]))


def _is_taken(text: str, span: tuple[int, int], beside_another: bool) -> bool:
    """Whether a medicine is taken; beside another cause only where it is told as one more ("… and on omeprazole")."""
    before = text[max(0, span[0] - 30) : span[0]]
    if _ANSWERED_YES.match(text[span[1] :]):
        return True
    return bool(_ONE_MORE.search(before) or (not beside_another and _TAKEN_BEFORE.search(before)))


def _is_whole(text: str, span: tuple[int, int]) -> bool:
    return len((text[: span[0]] + text[span[1] :]).split()) <= 1
