"""Tells "confused" by a plan and "can't remember" as replies in the conversation from confusion and lost memory.

Harm first: beside another sign of the mind, a time at which it began or somebody else it is confusion. A choice, an
answer or a letter that confuses the writer is none; where both can be meant, it is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from b12nlu.because import Because
from b12nlu.qualifiers.cues import Cue, noted
from b12nlu.qualifiers.findings import Finding
from b12nlu.text.lines import last_mark, next_mark

_A_MUDDLE = Cue("puzzled.a_muddle")
_PUZZLED = Cue("puzzled.puzzled")
_FELT = Cue("puzzled.felt")
_CONFUSED_ME = Cue("puzzled.confused_me")
_MIXED_UP_A_FACT = Cue("puzzled.mixed_up_a_fact")
_NOT_UNDERSTOOD = Cue("puzzled.not_understood")
_A_CHOICE = Cue("puzzled.a_choice")
_A_PROFESSIONAL = Cue("puzzled.a_professional")
_GOES_ON = Cue("puzzled.goes_on")
"""Behind "I'm confused": more is told of it than of something that is not understood."""
_ALONE = Cue("puzzled.alone")
_OF_THE_MIND = Cue("puzzled.of_the_mind")
_BEGAN = Cue("puzzled.began")
_SOMEBODY = Cue("puzzled.somebody")
_SAID_BY_OTHERS = Cue("puzzled.said_by_others")
_DENIED = Cue("puzzled.denied")
_CANNOT_SAY = Cue("puzzled.cannot_say")
"""A whole message that answers a question with "can't remember"."""
_MARKS = ".!?\n"


def without_puzzlement(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings without confusion by a plan and a bare "can't remember"; what may be either is asked about."""
    if _CANNOT_SAY.fullmatch(text):
        return [finding for finding in findings if finding.mention.id != "memory_or_concentration_problems"]
    return [kept for finding in findings if (kept := _meant(finding, findings, text)) is not None]


def _meant(finding: Finding, findings: Sequence[Finding], text: str) -> Finding | None:
    """The finding; None where only a plan or an answer is not understood, in doubt one that is asked about."""
    mention = finding.mention
    if mention.id != "confusion" or not _A_MUDDLE.fullmatch(mention.text):
        return finding
    start, end = finding.anchor
    first = last_mark(text, start, _MARKS)
    last = next_mark(text, end, _MARKS)
    before, after, sentence = text[first:start], text[end:last], text[first : last + 1]
    if _DENIED.search(before) or _OF_THE_MIND.search(text) or _BEGAN.search(sentence):
        return finding
    if _A_PROFESSIONAL.search(before):
        return None
    seen = bool(_SAID_BY_OTHERS.search(before))
    with noted() as cues:
        by_itself = bool(_CONFUSED_ME.match(after) or (_PUZZLED.search(before) and not _FELT.search(before)))
        by_itself = by_itself and not seen
        if _SOMEBODY.search(before) and not by_itself:
            return finding
        company = any(
            other.mention.type == "symptom" and other is not finding and first <= other.anchor[0] < last
            for other in findings
        )
        within = sentence if company else text
        puzzled = bool(
            _CONFUSED_ME.match(after)
            or _MIXED_UP_A_FACT.match(after)
            or _NOT_UNDERSTOOD.search(within)
            or _A_CHOICE.search(within)
        )
        more = by_itself and not company and bool(_GOES_ON.match(after))
        either = puzzled or more or bool(_ALONE.fullmatch(text))
    doubtful = company or seen or bool(_FELT.search(before)) or (bool(_SOMEBODY.search(text)) and not by_itself)
    if (puzzled and not doubtful) or (by_itself and not company and not more):
        return None
    if not either:
        return finding
    because = (*mention.because, Because("uncertain", *cues[-1]))
    return replace(finding, mention=replace(mention, uncertain=True, ask=True, because=because))
