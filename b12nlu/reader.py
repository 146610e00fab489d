"""The clinical reader: the text of a message in, its mentions out. Same text, same mentions, always."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import spacy
from medspacy.context import ConText
from spacy.language import Language
from spacy.tokens import Doc

from b12nlu.because import ACUTE, Because, explained
from b12nlu.found import fact_finding, lab_finding, other_result, term_finding
from b12nlu.labs.candidates import bare_numbers, result_candidates
from b12nlu.labs.labs import find_labs
from b12nlu.labs.names import Name, is_tested
from b12nlu.labs.ranges import find_ranges
from b12nlu.mention import Mention
from b12nlu.numbers.quantities import find_quantities
from b12nlu.numbers.spoken import spoken_quantities, with_spoken
from b12nlu.person.person import find_no_more, find_person
from b12nlu.person.subject import OF_ANOTHER, subjects
from b12nlu.person.told_of import sex_told
from b12nlu.qualifiers.confusion import without_puzzlement
from b12nlu.qualifiers.context import build_context
from b12nlu.qualifiers.counts import with_counts_seen
from b12nlu.qualifiers.cues import noted
from b12nlu.qualifiers.findings import Finding, judge
from b12nlu.qualifiers.retraction import mark_corrections
from b12nlu.qualifiers.rule import Rule, qualifier_rules
from b12nlu.qualifiers.settled import why_an_emergency
from b12nlu.qualifiers.standing import with_standing
from b12nlu.qualifiers.swapped import with_swaps
from b12nlu.terms.checklist import answered
from b12nlu.terms.implied_causes import implied_causes
from b12nlu.terms.lexicon import Lexicon, lexicon
from b12nlu.terms.term import ALL_IS_WELL, Term
from b12nlu.terms.terms import find_terms
from b12nlu.text.expressions import expression
from b12nlu.text.normalise import Normalised, normalise
from b12nlu.text.possible import reading
from b12nlu.text.switched import off
from b12nlu.text.tokens import Tokenizer, mark_sentences
from b12nlu.text.words import words
from b12nlu.treatment.course import course_meant
from b12nlu.treatment.doses_given import FIRST_COURSE
from b12nlu.treatment.phases import is_another_habit, is_reckoned_from
from b12nlu.treatment.treatment import find_treatment, is_swallowed, swallowed_as

_RIGHT_BEHIND = 2
"""Characters behind so many of a first course in which "loading done" tells of these doses, and of no whole course."""
_NAMES = frozenset({"analyte", "other_lab", "other_number"})
_B12 = frozenset({"product", "analyte"})
_SOLD_AS_TABLETS = frozenset({("product", "mecobalamin")})
"""Products that are given by needle and by mouth, and whose tablets are no product of their own here."""
_DRUGS = frozenset({"medicine", "other_drug"})
_NUMBERED = frozenset({"analyte", "condition", "cause"})
"""Kinds whose longer phrases may hold a digit that is part of a name ("allergic to my B12")."""

_PART_OF_A_NAME = "total_gastrectomy"
"""A cause whose word ends the name of another operation (`sleeve gastrectomy`)."""

_ANY_PILLS = "the pills"
"""What is swallowed, of whatever kind: only in the singular is it the contraceptive."""

_LONGEST = 20_000
"""Characters beyond this are not read; no message is that long."""


_MACHINE_NOTATION = expression("told.machine_notation")


class Reader:
    """The pipeline, built once: tokens and sentences, terms and numbers, ConText, corrections."""

    def __init__(self, known: Lexicon, rules: Sequence[Rule] | None = None) -> None:
        """A reader with the qualifiers' own rules, or with some of them to see what the others are needed for."""
        self.lexicon = known
        self.nlp: Language = spacy.blank("en")
        self.nlp.tokenizer = Tokenizer(self.nlp.vocab, known.norm)
        self.rules = tuple(qualifier_rules() if rules is None else rules)
        self._ids = frozenset(rule.id for rule in self.rules)
        self._contexts: dict[frozenset[str], ConText] = {}

    @property
    def context(self) -> ConText:
        """ConText with the rules that are not switched off; the last such set is kept beside the whole."""
        without = off() & self._ids
        if without not in self._contexts:
            for kept in [key for key in self._contexts if key]:
                del self._contexts[kept]
            rules = [rule for rule in self.rules if rule.id not in without]
            self._contexts[without] = build_context(self.nlp, rules, self.lexicon.rules["reach"])
        return self._contexts[without]

    def read(self, text: str) -> list[Mention]:
        """The mentions of a text, in order of appearance; none in machine notation, which nobody says of themselves."""
        plain = normalise(text[:_LONGEST])
        if not plain.text.strip():
            return []
        with reading(plain.text):
            return [] if _MACHINE_NOTATION.search(plain.text) else self._read(plain)

    def _read(self, plain: Normalised) -> list[Mention]:
        doc = mark_sentences(self.nlp.tokenizer(plain.text))
        body = doc.text
        findings = without_puzzlement(list(self._find(doc, body)), body)
        findings = with_swaps(judge(doc, self.context, findings, subjects(doc)), body)
        findings += _sexes(doc, findings)
        findings = _with_examinations([_ticked(finding, body) for finding in findings], body)
        findings = with_standing(_without_general_denials(findings), body)
        findings = with_counts_seen(implied_causes(_without_other_phases(findings), body, self.lexicon))
        findings.sort(key=lambda item: (item.mention.start, item.mention.end, item.mention.type, item.mention.id))
        mentions = mark_corrections(body, [item.mention for item in findings], [item.anchor for item in findings])
        told = {replace(mention, because=()): mention for mention in reversed(mentions)}
        return [_home(mention, plain) for mention in reversed(told.values())]

    def _find(self, doc: Doc, text: str) -> Iterator[Finding]:
        terms = find_terms(doc, self.lexicon)
        spans = {term: (doc[term.start].idx, doc[term.end - 1].idx + len(doc[term.end - 1])) for term in terms}
        sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
        terms = [
            replace(term, kind="analyte", id="folate")
            if term.id == "folic_acid" and term.kind == "medicine" and is_tested(text, *spans[term])
            else term
            for term in terms
        ]
        terms = [
            replace(term, id="cyanocobalamin_oral")
            if (term.kind, term.id) == ("product", "cyanocobalamin") and is_swallowed(text, *spans[term])
            else term
            for term in terms
        ]
        spans = {term: (doc[term.start].idx, doc[term.end - 1].idx + len(doc[term.end - 1])) for term in terms}
        names = [Name(term.id if term.kind == "analyte" else "", *spans[term]) for term in terms if term.kind in _NAMES]
        named = [spans[term] for term in terms if not term.flexible or term.kind in _NUMBERED]
        quantities = find_quantities(text, named)
        drugs = [
            (*spans[term], term.kind in _B12)
            for term in terms
            if term.kind in _DRUGS
            or term.kind == "product"
            or term.id == "serum_b12"
            or (term.kind == "other_lab" and expression("names.a_strength").match(text, spans[term][1]))
        ]
        people = find_person(text, drugs, [(name.start, name.end) for name in names])
        symptoms = [spans[term] for term in terms if term.kind == "symptom"]
        treatment = find_treatment(text, quantities, drugs, symptoms, sentences)
        stated = [(fact.start, fact.end) for fact in (*people, *treatment)]
        numbers = with_spoken(quantities, spoken_quantities(text, named))
        ranges = find_ranges(text, numbers, [(name.start, name.end) for name in names])
        candidates = result_candidates(text, numbers, stated)
        labs = find_labs(text, names, numbers, candidates, ranges, [end for _, end in sentences])
        alone = not people and not treatment and all(term.kind in _NAMES for term in terms)
        bare = bare_numbers(text, candidates, ranges, labs, names, alone)
        nothing = [(fact.start, fact.end) for fact in people if fact.type == "allergy_none"]
        operations = [spans[term] for term in terms if term.kind == "procedure"]
        counted = [
            (fact.start, fact.end + (_RIGHT_BEHIND if fact.id == FIRST_COURSE else 0))
            for fact in treatment
            if fact.type == "doses_given"
        ]
        for term in terms:
            start, end = spans[term]
            if term.kind == "phase" and any(a < end and start < b for a, b in counted):
                continue
            if term.kind == "phase" and (is_another_habit(text[start:end]) or is_reckoned_from(text, start)):
                continue
            if term.kind == "symptom" and any(a <= start and end <= b for a, b in counted):
                continue
            if term.id == "combined_oral_contraceptive" and text[start:end].lower() == _ANY_PILLS:
                continue
            if term.id == _PART_OF_A_NAME and any(a <= start and end <= b for a, b in operations):
                continue
            if term.kind == "course":
                meant = course_meant(text, start, end, term.id)
                if meant is None:
                    continue
                term = replace(term, id=meant, negated=term.negated and meant == term.id)
            if term.kind not in _NAMES and not any(a <= start and end <= b for a, b in nothing):
                yield term_finding(term, (start, end), _anchor(doc, term), text)
        if any(term.kind in _DRUGS for term in terms):
            people = [*people, *find_no_more(text)]
        by_mouth = [swallowed_as(text, *spans[term]) for term in terms if (term.kind, term.id) in _SOLD_AS_TABLETS]
        for fact in (*people, *treatment, *bare, *(fact for fact in by_mouth if fact)):
            yield fact_finding(fact, text)
        for lab in labs:
            yield lab_finding(lab, text)
        for term in terms:
            if term.kind == "other_lab":
                yield from other_result(term, spans[term], quantities, text)


def _anchor(doc: Doc, term: Term) -> tuple[int, int]:
    """The span of a term without "have any" and the like before it, which belong to what the words around it say."""
    start = term.start
    while start < term.end - 1 and (doc[start].is_space or doc[start].norm_ in words("carriers")):
        start += 1
    return doc[start].idx, doc[term.end - 1].idx + len(doc[term.end - 1])


def _sexes(doc: Doc, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The sex that the words for the person tell of whom the findings are."""
    for fact, subject in sex_told(doc, [finding.mention for finding in findings]):
        finding = fact_finding(fact, doc.text)
        reasons = (Because("subject", OF_ANOTHER, finding.mention.text),) if subject == "other" else ()
        yield replace(finding, mention=replace(finding.mention, subject=subject, because=reasons))  # type: ignore[arg-type]


def _with_examinations(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings; a normal examination that somebody tells of is a result of its own, and denies no sign by name.

    In a clinician's shorthand ("neuro exam normal") it answers for the signs.
    """
    return [_as_examination(finding) if _is_an_examination(finding, text) else finding for finding in findings]


def _is_an_examination(finding: Finding, text: str) -> bool:
    mention = finding.mention
    well = mention.type == "symptom" and any(reason.rule == ALL_IS_WELL for reason in mention.because)
    named = well and expression("told.examination").search(mention.text)
    return bool(named and expression("told.somebodys").search(text[: mention.start]))


def _as_examination(finding: Finding) -> Finding:
    mention = finding.mention
    because = tuple(reason for reason in mention.because if reason.rule != ALL_IS_WELL)
    return replace(
        finding, mention=replace(mention, type="other_lab", id="examination", negated=False, because=because)
    )


def _without_general_denials(findings: Sequence[Finding]) -> list[Finding]:
    """The findings; what a normal examination denies gives way to what the same message states ("… but I tingle")."""
    stated = {item.mention.id for item in findings if item.mention.type == "symptom" and item.mention.is_current}
    return [
        item
        for item in findings
        if item.mention.id not in stated or not any(reason.rule == ALL_IS_WELL for reason in item.mention.because)
    ]


def _without_other_phases(findings: Sequence[Finding]) -> list[Finding]:
    """The findings; a phase that is only implied gives way to another one that is told by its name."""
    told = {item.mention.id for item in findings if _is_a_phase(item.mention) and not item.mention.uncertain}
    return [
        item
        for item in findings
        if not (told and item.mention.type == "phase" and item.mention.uncertain) or item.mention.id in told
    ]


def _is_a_phase(mention: Mention) -> bool:
    """Whether it is known by these words whether treatment is at its start or goes on."""
    stated = not (mention.negated or mention.historical or mention.hypothetical)
    return mention.type == "phase" and mention.id != "unsure" and stated


def _ticked(finding: Finding, text: str) -> Finding:
    mention = finding.mention
    if mention.type not in ("symptom", "condition", "medicine", "other_drug", "cause", "pregnancy"):
        return finding
    with noted() as cues:
        answer = answered(text, mention.start, mention.end)
    if answer is None:
        return finding
    kept = tuple(reason for reason in mention.because if reason.flag not in ("negated", "hypothetical"))
    because = (*kept, *(Because("negated", *cue) for cue in cues[-1:]))
    return replace(finding, mention=replace(mention, negated=not answer, hypothetical=False, because=because))


def _home(mention: Mention, plain: Normalised) -> Mention:
    start, end = plain.raw_span(mention.start, mention.end)
    said = plain.raw[start:end]
    urgent = why_an_emergency(mention)
    given = [reason for reason in mention.because if reason.flag != ACUTE or urgent]
    because = explained(mention.type, mention.flags, [*given, *((urgent,) if urgent else ())], said)
    return replace(mention, start=start, end=end, text=said, because=tuple(because))


@cache
def _reader() -> Reader:
    return Reader(lexicon())


def read(text: str) -> list[Mention]:
    """The mentions of a message, in order of appearance, with offsets into the text as typed."""
    return _reader().read(text)
