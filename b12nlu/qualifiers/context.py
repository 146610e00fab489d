"""What the words around a finding say about it: denied, possible, past, supposed, or about somebody else.

medspaCy's ConText does the work; the rules stand in `rules/qualifiers`. This module adds how far a denial reaches
along a list: "no numbness, tingling or weakness" denies three things, "no tingling, bit foggy" one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from medspacy.context import ConText
from spacy.language import Language
from spacy.tokens import Doc, Span

from b12nlu.because import Because
from b12nlu.qualifiers.context_rules import RULE, context_rules
from b12nlu.qualifiers.reach import (
    FINDINGS,
    ends_at_its_object,
    is_a_patient,
    is_a_result_behind_something_else,
    is_an_answer,
    is_another_phase,
    is_denied_as_a_whole,
    is_of_another_kind,
    is_said_of_the_rest,
    is_state,
    passes_a_person,
    passes_a_result,
    passes_a_state,
    passes_a_subject,
    stands_before_its_noun,
    supposes_a_patient,
    tells_of_symptoms,
    tells_when_it_began,
)
from b12nlu.qualifiers.rule import Rule
from b12nlu.text.clauses import Clauses, is_sign
from b12nlu.text.words import words

ATTRIBUTES = {
    "NEGATED": {"is_negated": True},
    "GONE": {"is_negated": True, "is_historical": True},
    "UNCERTAIN": {"is_uncertain": True},
    "HISTORICAL": {"is_historical": True},
    "HYPOTHETICAL": {"is_hypothetical": True},
    "OTHER": {"is_family": True},
}
_FLAGS = frozenset(flag for flags in ATTRIBUTES.values() for flag in flags)
_RUN_ON = 40
"""Words from which on a sentence without a stop is taken for several."""
_LIST_GAP = 6
_CLAUSES, _OFFSET, _DANGERS, _EMERGENCIES, _IMPLIED = "clauses", "offset", "dangers", "emergencies", "implied"
"""What a document carries for the judgement: its clauses, where a part of it begins, the spans of signs of danger, and
those that a denial reaches by implication only."""
_FLAGS_OF = {
    "NEGATED": ("negated",),
    "GONE": ("negated", "historical"),
    "UNCERTAIN": ("uncertain",),
    "HISTORICAL": ("historical",),
    "HYPOTHETICAL": ("hypothetical",),
    "OTHER": ("subject",),
}


def build_context(nlp: Language, rules: Sequence[Rule], reach: dict[str, Any]) -> ConText:
    """The ConText component with the reader's own rules; `reach` are the phrases that end it, and that mean nothing."""
    ConText.register_default_attributes()
    context = ConText(
        nlp,
        rules=None,
        phrase_matcher_attr="NORM",
        span_attrs=ATTRIBUTES,
        input_span_type="group",
        span_group_name=FINDINGS,
        prune_on_target_overlap=True,
    )
    context.add(list(context_rules(rules, reach, _reaches)))
    return context


def judge_by_sentence(
    context: Callable[[Doc], Doc],
    spans: Sequence[Span],
    clauses: Clauses,
    dangers: Collection[tuple[int, int]],
    emergencies: Collection[tuple[int, int]],
) -> dict[tuple[int, int], tuple[Because, ...]]:
    """Sets on each finding what the words around it say, one sentence at a time, a run-on one in stretches.

    ConText compares all phrases of a document with one another. `dangers` are the token spans of signs that must not
    be lost, `emergencies` those of them that need help at once. Returns for each span which phrase said what.
    """
    if not spans:
        return {}
    doc = spans[0].doc
    by_stretch: dict[int, list[Span]] = {}
    starts = _stretches(doc)
    for span in spans:
        by_stretch.setdefault(bisect_right(starts, span.start) - 1, []).append(span)
    said: dict[tuple[int, int], tuple[Because, ...]] = {}
    for index, targets in by_stretch.items():
        start = starts[index]
        end = max(starts[index + 1] if index + 1 < len(starts) else len(doc), *(span.end for span in targets))
        part = doc if len(starts) == 1 else _part(doc, start, end)
        copies = [Span(part, span.start - start, span.end - start, label=span.label_) for span in targets]
        part.spans[FINDINGS] = copies
        part.user_data.update(
            {_CLAUSES: clauses, _OFFSET: start, _DANGERS: dangers, _EMERGENCIES: emergencies, _IMPLIED: {}}
        )
        context(part)
        for span, copy in zip(targets, copies, strict=True):
            for flag in _FLAGS:
                span._.set(flag, copy._.get(flag))
            implied = part.user_data[_IMPLIED].get((span.start, span.end), ())
            said[span.start, span.end] = (*_because(copy), *implied)
    return said


def _because(target: Span) -> Iterator[Because]:
    """Which phrase set which flag of a target."""
    for modifier in target._.modifiers:
        for flag in _FLAGS_OF.get(modifier.category, ()):
            start, end = modifier.modifier_span
            yield Because(flag, modifier.rule.metadata[RULE], target.doc[start:end].text)


def _stretches(doc: Doc) -> list[int]:
    """Where sentences begin, and where a run-on one goes on to the next thing ("… and my …")."""
    starts: list[int] = []
    for index, token in enumerate(doc):
        goes_on = (
            bool(starts)
            and index - starts[-1] >= _RUN_ON
            and index + 1 < len(doc)
            and token.norm_ in words("goes_on")
            and doc[index + 1].norm_ in words("begins_anew")
        )
        if index == 0 or token.is_sent_start or goes_on:
            starts.append(index)
    return starts


def _part(doc: Doc, start: int, end: int) -> Doc:
    """Some tokens as a document of their own."""
    tokens = [doc[index] for index in range(start, end)]
    part = Doc(
        doc.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        sent_starts=[index == 0 for index in range(len(tokens))],
    )
    for copy, token in zip(part, tokens, strict=True):
        copy.norm_ = token.norm_
    return part


def _reaches(rule: Rule, target: Span, modifier: Span, _between: Span) -> bool:
    """Whether what a phrase says still holds at a finding: within its clause, or along a list."""
    if rule.kinds and target.label_.lower() not in rule.kinds:
        return False
    if rule.scope == "noun_phrase":
        return _denies(target, modifier)
    backward = target.end <= modifier.start
    first, last = (target.end - 1, modifier.start) if backward else (modifier.end - 1, target.start)
    parts = _parts_between(target.doc, first, last)
    data = target.doc.user_data
    place = (target.start + data[_OFFSET], target.end + data[_OFFSET])
    if rule.sets == "hypothetical":
        if modifier[0].norm_ in words("some_person") and is_a_patient(target.doc, modifier):
            return False
        if modifier[0].norm_ == "if" and supposes_a_patient(target.doc, modifier):
            return False
        if tells_of_symptoms(target.doc, modifier):
            return False
        of_now = data[_CLAUSES].is_now(place[0])
        return not (of_now and any(part.is_clause for part in parts))
    if backward and rule.sets == "historical" and parts and place in data[_DANGERS]:
        return False  # "crushing chest pain, a clear ECG last month"
    if backward and rule.sets == "historical" and target.label_ == "SYMPTOM" and tells_when_it_began(target):
        return False
    if backward:
        return not any(part.is_clause and not part.points_back for part in parts)
    if any(part.is_clause for part in parts):
        return False
    if rule.sets == "historical" and is_a_result_behind_something_else(target, modifier):
        return False
    if rule.sets == "historical" and place in data[_DANGERS] and data[_CLAUSES].part_of(place[0]).is_now:
        return False  # "gives h/o collapse in the waiting room today"
    if rule.sets == "historical" and parts:
        return not (_is_of_now(parts[-1]) or modifier.text.lower() in words("past_adverbs"))
    return True


def _is_of_now(part: Any) -> bool:
    return bool(part.is_now or part.is_lately or part.goes_on_now)


def _parts_between(doc: Doc, first: int, last: int) -> Sequence[Any]:
    clauses, offset = doc.user_data[_CLAUSES], doc.user_data[_OFFSET]
    found: Sequence[Any] = clauses.between(first + offset, last + offset)
    return found


def _denies(target: Span, modifier: Span) -> bool:
    """Whether a denial still holds at a finding, along a list of findings."""
    doc = target.doc
    dangers, offset = doc.user_data[_DANGERS], doc.user_data[_OFFSET]
    place = (target.start + offset, target.end + offset)
    if target.end <= modifier.start:
        if stands_before_its_noun(doc, modifier) or is_said_of_the_rest(target, modifier):
            return False
        between = {token.norm_ for token in doc[target.end : modifier.start]}
        if between & words("examinations"):
            return False  # "chest pain, troponin negative"
        answered = any(
            other.label_ == "LAB" and target.end <= other.start < modifier.end for other in doc.spans[FINDINGS]
        )
        elsewhere = place in dangers and any(
            part.is_clause and not part.points_back for part in _parts_between(doc, target.end - 1, modifier.start)
        )
        return not answered and not elsewhere and not between & words("turns")
    if is_an_answer(doc, modifier) or is_another_phase(target, modifier) or passes_a_person(target, modifier):
        return False
    if passes_a_subject(target, modifier) or passes_a_state(target, modifier):
        return False
    if modifier.end < len(doc) and doc[modifier.end].text in ",.!?" and modifier.end < target.start:
        return False
    if place in dangers and passes_a_result(target, modifier):
        return False
    parts = _parts_between(doc, modifier.end - 1, target.start)
    if any(part.is_clause for part in parts):
        return False
    if target.label_ == "PRODUCT" and is_of_another_kind(target, modifier):
        return False
    by_implication = parts and place in dangers and _is_implied(target, modifier, parts[-1])
    if by_implication or (is_of_another_kind(target, modifier) and modifier[0].norm_ not in words("list_cues")):
        because = Because("uncertain", "negation.possible", modifier.text)
        doc.user_data[_IMPLIED].setdefault(place, []).append(because)
        return False
    items: list[list[str]] = [[]]
    for token in doc[modifier.end : target.start]:
        if token.text in (",", "/", "&") or token.norm_ in ("or", "and", "nor"):
            items.append([token.text])
        else:
            items[-1].append(token.norm_)
    last = items[-1]
    only_history = bool(items[0]) and set(items[0]) <= words("history_nouns")
    only_history = bool(items[0]) and set(items[0]) <= words("history_nouns")
    if place in dangers and len(items) > 1 and only_history and (_is_of_now(parts[-1]) or not _has_or(doc, parts[-1])):
        return False  # "nil prev, sudden LOC today"
    if len(items) == 1:
        return len(last) <= _LIST_GAP + 2
    if is_denied_as_a_whole(target, modifier, items):
        return False
    if ends_at_its_object(target, modifier, items):
        return False
    if last[0] == "and" and (set(last[1:]) & words("fresh_start") or doc[modifier.start].norm_ in ("stopped", "came")):
        return False
    goes_on = _is_of_a_degree(last) or _goes_on_with_its_verb(last, modifier)
    if set(last[1:]) & words("fresh_start") and not goes_on:
        return False
    if last[0] in (",", "and") and doc[modifier.start].norm_ in words("noun_denials") and is_state(target):
        return False
    return all(len(item) <= _LIST_GAP + 1 for item in items)


def _has_or(doc: Doc, part: Any) -> bool:
    """Whether an "or" holds the items of a part together."""
    offset = doc.user_data[_OFFSET]
    return bool({"or", "nor"} & {token.norm_ for token in doc[max(0, part.start - offset) : part.end - offset]})


def _is_of_a_degree(item: Sequence[str]) -> bool:
    """Whether the last item of a denied list only says how much of it there is not ("no new or worsening weakness")."""
    return item[0] in ("or", "nor") and set(item[1:]) <= words("degrees")


def _goes_on_with_its_verb(item: Sequence[str], modifier: Span) -> bool:
    """Whether an "or" with a verb goes on with what a verb denied ("hasn't been dizzy or had ringing in the ears")."""
    denied = {token.norm_ for token in modifier} & words("verbal_denials")
    following = item[1:2]
    return bool(denied) and item[0] in ("or", "nor") and set(following) <= words("verbs_that_go_on") and bool(following)


def _is_implied(target: Span, modifier: Span, part: Any) -> bool:
    """Whether a denial reaches a danger by implication only: the danger is of now, or stands behind no sign.

    "No fever and chest pain since noon" and "no kids, chest pain" can be read in two ways; a list of signs ("denies
    fever, chest pain") or one that an "or" closes cannot.
    """
    doc, offset = target.doc, target.doc.user_data[_OFFSET]
    between = [token.norm_ for token in doc[modifier.end : target.start]]
    if part.joined_by == ":" or {"or", "nor"} & {
        token.norm_ for token in doc[max(0, part.start - offset) : max(target.start, part.end - offset)]
    }:
        return False
    listed = any(is_sign(word) for word in between) or any(
        other.label_ in ("SYMPTOM", "CONDITION") and modifier.end <= other.start and other.end <= target.start
        for other in doc.spans[FINDINGS]
    )
    marks = [token.text for token in doc[modifier.end : part.start - offset]]
    if part.joined_by == "and" and marks.count(",") == 1 and marks[-1] == ",":
        return True
    urgent = (target.start + offset, target.end + offset) in doc.user_data[_EMERGENCIES]
    if not listed:
        return modifier[0].norm_ not in words("list_cues") and (urgent or bool(part.is_now))
    several = sum(token.text == "," for token in doc[modifier.end : target.start]) > 1
    return bool(part.is_now) and not several and modifier[0].norm_ not in words("list_cues")
