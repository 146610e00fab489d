"""Which of several overlapping readings of the same words stands: the longest, but for dangers and shared words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from b12nlu.terms.dangers import dangers
from b12nlu.terms.term import Term
from b12nlu.text.words import words as words_in

_SAME_SPAN_TYPES = frozenset({"cause", "procedure", "medicine", "phase", "product", "route"})
_SIDE_BY_SIDE = (
    {"cause", "procedure"},
    {"cause", "medicine"},
    {"course", "symptom"},
    {"phase", "product"},
    {"phase", "route"},
)
"""Pairs of kinds that one phrase may name together ("the tingling has gone")."""


_NEVER_HALF = frozenset({"suicidal_thoughts", "anaphylaxis_features", "chest_pain", "psychosis"})
"""No longer phrase takes these away; fainting and breathlessness have milder forms that do ("nearly fainted")."""


_NERVE_SIGNS = frozenset({"paraesthesia", "numbness"})
"""Denied both at once by "no neurological signs"; the signs that screen for nerve damage."""


_NAMED_TOGETHER = ({"cobalt_allergy", "cobalamin_allergy"}, {"kidney_disease", "liver_disease"})
"""Conditions that one phrase often names both ("no allergy to cobalt or B12", "kidneys and liver fine")."""

DENIALS = frozenset({"no", "without", "denies", "nil", "denied", "never"})
"""Right before a word: it is not there."""


def with_lookalikes(found: list[Term], doc: Doc) -> list[Term]:
    """The longest readings, and with them each danger that stands inside a lookalike, marked with it."""
    found = [_behind_what_is_denied(_behind_its_join(term, found, doc), found, doc) for term in found]
    read = _longest(found, doc)
    lookalikes = [term for term in found if term.kind == "lookalike"]
    if not lookalikes:
        return read
    marked = [
        replace(term, figurative=doc[around.start : around.end].text, figure=around.rule)
        for term in _longest([term for term in found if term.kind != "lookalike"], doc)
        if term not in read and term.kind == "symptom" and not term.negated and _must_not_be_lost(term)
        for around in lookalikes
        if around.start < term.end and term.start < around.end
    ]
    places = {(term.start, term.end, term.id): term for term in reversed(marked)}
    return sorted((*read, *places.values()), key=lambda item: (item.start, item.end, item.kind, item.id))


def _behind_its_join(term: Term, found: Sequence[Term], doc: Doc) -> Term:
    """The term; behind a denial or the past, a sign told whole behind a joining word in its own words begins there, so
    that what was said of the thing before is not said of it ("no heart attacks and currently has chest pain").
    """
    if not (term.kind == "symptom" and term.flexible) or term.negated:
        return term
    before = {token.norm_ for token in doc[max(0, term.start - _SAID_BEFORE) : term.start]}
    within = {token.norm_ for token in doc[term.start + 1 : term.end]}
    if not (before & (DENIALS | words_in("history_nouns")) or within & words_in("absences")):
        return term
    whole = [
        other.start
        for other in found
        if (other.kind, other.id) == ("symptom", term.id)
        and term.start < other.start
        and other.end <= term.end
        and any(token.norm_ in words_in("sign_joins") for token in doc[term.start + 1 : other.start])
    ]
    return replace(term, start=min(whole)) if whole else term


def _behind_what_is_denied(term: Term, found: Sequence[Term], doc: Doc) -> Term:
    """The term; where the denial in its words belongs to another sign in them, and it is told anew behind that one, it
    begins there and is there ("my feet aren't numb they tingle").
    """
    if not (term.kind == "symptom" and term.flexible and term.negated):
        return term
    ends = [
        other.end
        for other in found
        if other.kind == "symptom" and other.id != term.id and other.negated and term.start <= other.start
        if other.end < term.end and doc[other.end].norm_ in _TOLD_ANEW
    ]
    return replace(term, start=max(ends), negated=False, denied_by=None) if ends else term


_TOLD_ANEW = frozenset({"they", "they're", "theyre", "it", "it's", "its", "just", "only", "more"})
"""Right behind a sign that is denied: what is there in place of it."""
_SAID_BEFORE = 4
"""Tokens before a sign in which a denial or a word of the past may be meant for what its words begin with."""


def _must_not_be_lost(term: Term) -> bool:
    return term.acute or term.id in dangers()


def _longest(found: list[Term], doc: Doc) -> list[Term]:
    """Without what lies inside a longer term, or a shorter reading of the same words."""
    kept: list[Term] = []
    for term in sorted(set(found), key=_rank):
        if not (
            _goes_on_as_a_sign(term, found, doc)
            or _denies_a_lack(term, found, doc)
            or (_is_lacking(term, found, doc) and not _tells_trouble(term, doc))
            or any(_displaces(other, term) for other in kept)
        ):
            kept.append(term)
    lookalikes = [term for term in found if term.kind == "lookalike"]
    return [
        term
        for term in kept
        if not _is_denied_within(term, kept)
        and not _is_a_level(term, kept, doc)
        and term.kind != "lookalike"
        and (
            term.acute
            or not any(
                other.start <= term.start and term.end <= other.end and not _names_a_test(term, other)
                for other in lookalikes
            )
        )
    ]


def _names_a_test(term: Term, other: Term) -> bool:
    """Whether another reading holds the name of a test and leaves it ("neuts 0.3, shivering", "ferritin fell", "told
    I'm B12 deficient")."""
    if term.kind != "analyte":
        return False
    told = (other.kind == "symptom" and (other.flexible or other.acute)) or (other.kind == "phase" and other.flexible)
    return told or (other.kind == "lookalike" and other.start == term.start)


def _goes_on_as_a_sign(term: Term, found: Sequence[Term], doc: Doc) -> bool:
    """Whether the noun of a cause that is a lack goes on as a sign, which is then denied ("no stomach pain")."""
    return (
        term.kind == "cause"
        and doc[term.start].norm_ in DENIALS
        and any(other.kind == "symptom" and term.start < other.start < term.end < other.end for other in found)
    )


def _denies_a_lack(term: Term, found: Sequence[Term], doc: Doc) -> bool:
    """Whether a sign that begins with a denial (`no balance`) is the denial of a sign that tells a trouble by itself:
    `no balance problems`, `no loss of balance`, `no weak grip`.
    """
    if term.kind != "symptom" or doc[term.start].norm_ not in DENIALS:
        return False
    return any(
        (other.kind, other.id) == (term.kind, term.id)
        and term.start < other.start < term.end
        and _tells_trouble(other, doc)
        and not any(token.is_punct and token.text != "/" for token in doc[term.start : other.end])
        for other in found
    )


def _is_lacking(term: Term, found: Sequence[Term], doc: Doc) -> bool:
    """Whether a sign begins with the noun of another that tells the same by its lack: `no balance at all`."""
    return any(
        (other.kind, other.id) == (term.kind, term.id)
        and (other.start, other.end) == (term.start - 1, term.start + 1)
        and doc[other.start].norm_ in DENIALS
        for other in found
        if term.kind == "symptom"
    )


def _tells_trouble(term: Term, doc: Doc) -> bool:
    """Whether a sign is told by a word for trouble before or behind its noun: `loss of balance`, `balance problems`."""
    return doc[term.start].norm_ in words_in("lacks") or doc[term.end - 1].norm_ in words_in("lack_nouns")


def _rank(term: Term) -> tuple[int, bool, bool, bool, int, str, str, bool, str, str]:
    """Longest first; of equal length the lookalike, the emergency, the plain phrase, and what is not denied."""
    return (
        term.start - term.end,
        term.kind != "lookalike",
        not term.acute,
        term.flexible,
        term.start,
        term.kind,
        term.id,
        term.negated,
        term.rule,
        term.entry,
    )


_BEHIND_A_LEVEL = 6
"""Tokens between a noun for what is measured and its level in a word."""
_BEHIND_A_NAME = 5
"""Tokens between an analyte's name and its level in a word."""
_LOW_IN = frozenset({"", "on", "in", "for"})
"""Between "low" and the name of what is lacking ("very low on B12")."""
_MAY_BE_DANGERS = frozenset(
    {"confusion", "stroke_signs", "syncope", "breathlessness_at_rest", "limb_weakness", "visual_disturbance"}
)


def _says_more(term: Term, other: Term) -> bool:
    """Whether a term tells of a danger that a longer reading of nearly the same words denies ("pain, not chest …").

    One that is no more than a denial right before the term (`no loss of power`) denies it.
    """
    if (other.start, other.end) == (term.start - 1, term.end):
        return False
    same = term.kind == other.kind == "symptom" and term.id == other.id
    if not same or (other.denies and other.start < term.start):
        return False
    return other.negated and not term.negated and (_is_danger(term) or term.id in _MAY_BE_DANGERS)


def _is_denied_within(term: Term, kept: Sequence[Term]) -> bool:
    """Whether a longer reading is only denied in its gap, and a shorter one stands behind the denial."""
    return (
        term.flexible
        and term.negated
        and any(
            other.id == term.id
            and other.kind == term.kind
            and not other.negated
            and term.start < other.start
            and other.end <= term.end
            for other in kept
        )
    )


def _is_a_level(term: Term, kept: Sequence[Term], doc: Doc) -> bool:
    """Whether "low" is the level of an analyte named shortly before it, and no mood ("my b12 has been really low"), or
    "down" the way that somebody goes.
    """
    if term.id != "low_mood":
        return False
    behind = {token.norm_ for token in doc[term.end : term.end + 1]}
    if behind & words_in("level_nouns") or _goes_down(term, doc):
        return True
    if term.end - term.start == 1 and _is_of_a_reflex(term, doc):
        return True
    if words_in("moods") & {token.norm_ for token in doc[term.start : term.end]}:
        return False
    if any(other.kind in ("analyte", "other_lab") and 0 <= term.start - other.end <= _BEHIND_A_NAME for other in kept):
        return True
    before = [token.norm_ for token in doc[max(0, term.start - _BEHIND_A_LEVEL) : term.start] if not token.is_space]
    stop = max((at for at, word in enumerate(before) if word in (",", ".", ";", "!", "?")), default=-1)
    return not words_in("level_nouns").isdisjoint(before[stop + 1 :]) or any(
        other.kind in ("analyte", "other_lab", "product") and doc[term.end : other.start].text in _LOW_IN
        for other in kept
        if other.start >= term.end
    )


def _is_of_a_reflex(term: Term, doc: Doc) -> bool:
    """Whether "depressed" is said of what an examiner finds sluggish ("ankle jerks depressed"), and of no mood."""
    around = [*range(term.start - 1, max(-1, term.start - _BEHIND_A_LEVEL), -1), *range(term.end, term.end + 2)]
    for side in (around[:-2], around[-2:]):
        for at in side:
            if not 0 <= at < len(doc) or doc[at].is_punct:
                break
            if doc[at].norm_ in words_in("sluggish"):
                return True
    return False


def _goes_down(term: Term, doc: Doc) -> bool:
    """Whether "down" ends the words of a mood and a place stands behind it ("bit unsteady going down the stairs")."""
    behind = doc[term.end : term.end + 2]
    return doc[term.end - 1].norm_ == "down" and any(token.norm_ in words_in("down_to") for token in behind)


def _share_a_word(term: Term, other: Term) -> bool:
    """Whether two signs are told of one part of the body ("legs weak and numb"), or a feeling of the saddle."""
    inside = other.kind == term.kind == "symptom" and other.start <= term.start and term.end <= other.end
    if not (inside and other.id != term.id):
        return False
    if other.id in _ALSO_FELT:
        return term.id in _NERVE_SIGNS and not (term.negated or other.negated)
    if (other.start == term.start) == (other.end == term.end):
        return False
    return other.flexible and {term.id, other.id} <= _TOLD_TOGETHER


_ALSO_FELT = frozenset({"bladder_or_bowel_disturbance", "stroke_signs"})
"""Signs whose words may tell that a part is numb: the saddle, or half of the face beside a stroke."""
_TOLD_TOGETHER = frozenset({"limb_weakness", "numbness", "paraesthesia"})
"""Signs of a limb that one phrase may tell together."""


def _is_danger(term: Term) -> bool:
    return term.acute or (term.kind == "symptom" and term.id in _NEVER_HALF)


_WISH_TO_DIE = "suicidal_thoughts"
"""A sign that no other sign hides whose words reach into its own ("voices, and saying he wants to kill himself")."""


def _displaces(other: Term, term: Term) -> bool:
    if other.end <= term.start or term.end <= other.start:
        return False
    if other.kind != "lookalike" and _is_danger(term) and not _is_danger(other):
        return False
    if term.id == _WISH_TO_DIE and other.kind == "symptom" and other.id != term.id:
        return False
    if _says_more(term, other) or _share_a_word(term, other):
        return False
    if _names_a_test(term, other):
        return False
    if {other.id, term.id} in _NAMED_TOGETHER and other.kind == term.kind == "condition":
        return False
    same_span = (other.start, other.end) == (term.start, term.end)
    if same_span and other.negated and term.negated and {other.id, term.id} == _NERVE_SIGNS:
        return False
    if same_span and other.kind != term.kind:
        return not {other.kind, term.kind} <= _SAME_SPAN_TYPES
    inside = other.start <= term.start and term.end <= other.end
    if {other.kind, term.kind} in _SIDE_BY_SIDE and not (term.kind == "course" and inside):
        return False
    inside_gap = other.flexible and other.kind == term.kind and other.id != term.id and not term.flexible
    return not (inside_gap and other.start < term.start and term.end < other.end)
