"""Findings between being found and being told: a span with what it means, for ConText to judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from b12core.knowledge import load_knowledge
from b12nlu.because import ACUTE, Because
from b12nlu.mention import Mention
from b12nlu.person.subject import OF_ANOTHER, last_names_an_animal
from b12nlu.person.writer import answered_for_oneself, answered_no, said_of_oneself
from b12nlu.qualifiers.circumstances import (
    asks_whether_it_belongs,
    came_back,
    happens_when,
    has_begun,
    has_come_about,
    has_returned,
    is_back,
    is_had_by_the_writer,
    is_said_of_now,
)
from b12nlu.qualifiers.compared import as_compared
from b12nlu.qualifiers.context import judge_by_sentence
from b12nlu.qualifiers.cues import Cue, answered_yes, decisive, noted, reason
from b12nlu.qualifiers.dated import is_dated
from b12nlu.qualifiers.history import (
    SLOW,
    has_passed,
    is_long_past,
    is_of_another_time,
    tells_of_now,
    without_comparison,
)
from b12nlu.qualifiers.hypothesis import is_an_exercise, is_taught, is_told_as_unreal
from b12nlu.qualifiers.misattribution import is_a_mistake, is_answered_no, is_told_of_nobody
from b12nlu.qualifiers.present import (
    is_another_in_danger,
    is_happening,
    is_new_in_the_treated,
    may_have_just_happened,
    tells_a_belief,
)
from b12nlu.qualifiers.questions import asked_about, asks_what_to_do, ends_before, goes_on_asking
from b12nlu.qualifiers.rule import FIGURATIVE
from b12nlu.qualifiers.settled import Told, as_told
from b12nlu.terms.dangers import dangers
from b12nlu.text.clauses import Clauses, clauses_of
from b12nlu.text.expressions import expression
from b12nlu.text.words import words

_STATED_AS_RESULT = frozenset(
    {
        "lab",
        "other_lab",
        "number",
        "dose",
        "interval",
        "last_dose",
        "doses_given",
        "age",
        "sex",
        "allergy_none",
        "medicine_none",
    }
)
"""Types that words such as "no" or "not" around them do not deny (a correction is marked by itself)."""

_LASTING = frozenset({"procedure", "phase", "course", "age", "sex"})
_LASTING_CAUSES = frozenset(
    {
        "total_gastrectomy",
        "partial_gastrectomy",
        "bariatric_surgery",
        "ileal_resection",
        "pernicious_anaemia",
        "coeliac_disease",
        "crohns_disease",
        "hereditary",
    }
)
_LASTING_CONDITIONS = frozenset(
    {"cobalt_allergy", "cobalamin_allergy", "benzyl_alcohol_sensitivity", "leber_optic_neuropathy"}
)
"""What lies in the past and still holds: an operation, a lifelong disease, an allergy."""

_TAKEN_AT_WORD = frozenset({"suicidal_thoughts"})
"""Said with "would" or "if", these still count; only a question on the topic does not."""

_BELIEF = "psychosis"
_ONLY_ASKED = ("asked.", "hypothesis.if", "hypothesis.asked_about")
"""What the ids of the rules begin with by which a sign is only asked about, and not told as unreal."""
_OVERDOSE = "overdose."
"""What the ids of the rules begin with that find too much of a medicine."""
_ASKED_ABOUT = frozenset({"symptom", "cause", "medicine"})
"""Types that a question may be about, and the words behind it make the writer's own."""

_SELF_CONTAINED = frozenset({"course"})
"""Types whose own words already say yes or no ("has gone", "no better"); they are no targets of ConText."""

_NEVER_HYPOTHETICAL = frozenset(
    {"age", "sex", "allergy_none", "medicine_none", "number", "other_drug", "other_lab", "animal", "last_dose"}
)


_IF_MINE = Cue("told.if_mine")
_HAS_A_CAUSE = Cue("told.has_a_cause")
"""Around a symptom: only its cause is in question ("if my headaches could be from the jabs")."""
_I_HAVE = Cue("told.i_have")
"""Right before a finding: it is the writer's, though it runs in the family as well."""
_BY_EXAMPLE = Cue("told.by_example")
_OF_MY_OWN = Cue("told.of_my_own")
_ONLY_SUPPOSED = Cue("told.only_supposed")
_WHAT_IF = Cue("told.what_if")
_OWN_BODY = Cue("told.own_body")
"""The writer's own body, whatever sits on it ("a horse on my chest")."""
_BESIDE = 80
"""Characters beside a sentence in which a word of now may stand ("today. Dad thinks it's the war")."""
_FAR_BEFORE = 120
"""Characters before "symptoms like" that say whose they are."""


@dataclass(frozen=True)
class Finding:
    """A mention in normalised offsets, and the span whose surroundings count (its own, or that of the value)."""

    mention: Mention
    anchor: tuple[int, int]
    newest: bool = False
    """A result that is told as the one of now among several; no time in its sentence puts it in the past."""


def judge(doc: Doc, context: Callable[[Doc], Doc], findings: Sequence[Finding], others: Sequence[str]) -> list[Finding]:
    """The findings with what ConText, the subject and the form of the question say of them.

    `others` are for each token the words for somebody else of whom it speaks.
    """
    spans = [_span(doc, finding) for finding in findings]
    judged = [index for index, finding in enumerate(findings) if finding.mention.type not in _SELF_CONTAINED]
    clauses = clauses_of(doc)
    at_risk = {
        (span.start, span.end)
        for finding, span in zip(findings, spans, strict=True)
        if finding.mention.type == "symptom" and (finding.mention.acute or finding.mention.id in dangers())
    }
    sudden = load_knowledge().emergency_symptoms
    emergencies = {
        (span.start, span.end)
        for finding, span in zip(findings, spans, strict=True)
        if (span.start, span.end) in at_risk and (finding.mention.acute or finding.mention.id in sudden)
    }
    said = judge_by_sentence(context, [spans[index] for index in judged], clauses, at_risk, emergencies)
    text = doc.text
    result: list[Finding] = []
    for finding, span in zip(findings, spans, strict=True):
        because = said.get((span.start, span.end), ())
        mention = _judged(finding.mention, span, text, others, clauses, because)
        if finding.newest and mention.historical:
            reasons = tuple(said for said in mention.because if said.flag != "historical")
            mention = replace(mention, historical=False, because=reasons)
        if mention.type in _ASKED_ABOUT and mention.hypothetical and mention.subject == "self":
            mention = answered_for_oneself(mention, text[span.end_char :])
        elif mention.type == "symptom" and mention.is_current and not (mention.negated or clauses.is_now(span.start)):
            mention = answered_no(mention, text[span.end_char :])
        before = text[span.sent.start_char : span.start_char]
        mention = as_compared(mention, before, text[span.end_char :], (span.start, span.end) in at_risk)
        mention = _where_it_came_back(mention, text[span.end_char :])
        mention = _where_help_is_sought(mention, span)
        mention = _where_it_may_have_just_happened(mention, span, clauses)
        mention = as_told(mention, _told(doc, text, span, clauses, mention))
        result.append(replace(finding, mention=mention))
        if mention.subject == "other" and mention.type in ("symptom", "cause", "condition"):
            result += [replace(finding, mention=own) for own in said_of_oneself(mention, text[span.end_char :])]
    return result


_RESOLUTION = "resolution."
"""What the ids of the rules begin with that tell of a sign as gone."""


def _where_it_came_back(mention: Mention, behind: str) -> Mention:
    """The mention; a sign that went and is told to be back ("went away last autumn and has now returned") is there."""
    denied = [said.rule for said in mention.because if said.flag == "negated"]
    if mention.type != "symptom" or not denied or not all(rule.startswith(_RESOLUTION) for rule in denied):
        return mention
    with noted() as cues:
        back = came_back(behind)
    if not back:
        return mention
    kept = tuple(said for said in mention.because if said.flag not in ("negated", "historical"))
    return replace(mention, negated=False, historical=False, because=(*kept, Because("found", *cues[-1])))


def _where_help_is_sought(mention: Mention, span: Span) -> Mention:
    """The mention; a danger in a question of what to do about it may be there now, and is asked about."""
    if mention.type != "symptom" or not mention.hypothetical or mention.negated or mention.historical:
        return mention
    sudden = bool(mention.acute) or mention.id in load_knowledge().emergency_symptoms
    asked = [reason for reason in mention.because if reason.flag == "hypothetical"]
    if not (sudden or mention.id in dangers()) or not all(reason.rule.startswith(_ONLY_ASKED) for reason in asked):
        return mention
    before = span.doc.text[span.sent.start_char : span.start_char]
    sought_by = answered_yes((lambda: asks_what_to_do(before, sudden=sudden),))
    if sought_by is None:
        return mention
    kept = tuple(reason for reason in mention.because if reason not in asked)
    because = (*kept, Because("uncertain", *decisive(sought_by, mention.text)))
    return replace(mention, hypothetical=False, uncertain=True, ask=True, because=because)


def _where_it_may_have_just_happened(mention: Mention, span: Span, clauses: Clauses) -> Mention:
    """The mention; somebody else's sudden sign that is told of no time at all ("mum collapsed") is asked about."""
    told = mention.negated or mention.historical or mention.hypothetical or mention.acute
    if told or mention.subject != "other" or mention.id not in load_knowledge().emergency_symptoms:
        return mention
    first, last = clauses.clause_of(span.start)
    clause, start = _text_of(span.doc, span.doc.text, first, last)
    place = span.start_char - start, span.end_char - start
    event_by = answered_yes((lambda: may_have_just_happened(span.sent.text, clause, *place),))
    if event_by is None:
        return mention
    return replace(mention, uncertain=True, ask=True, because=(*mention.because, Because("uncertain", *event_by[0])))


def _span(doc: Doc, finding: Finding) -> Span:
    span = doc.char_span(*finding.anchor, label=finding.mention.type.upper(), alignment_mode="expand")
    return span if span is not None else doc[0:1]


_EXPLAIN = Cue("told.explain")


def _is_own_number(mention: Mention, before: str) -> bool:
    """Whether somebody asks to have a result explained ("can you explain homocysteine 14?"), which is then theirs."""
    number = mention.type == "lab" and isinstance(mention.value, float) and mention.comparator is None
    return number and bool(_EXPLAIN.match(before) or expression("told.owned").match(mention.text))


_OF_THINGS = frozenset({"lookalike.thing_collapsed", "lookalike.power_of_a_thing"})
"""Figures that name the thing which something happened to, whenever it was."""
_CALLED_FOR_HELP = Cue("told.called_for_help")
"""Somebody was called: what stands in a figure of speech has happened."""


def _text_of(doc: Doc, text: str, first: int, last: int) -> tuple[str, int]:
    """The text of some tokens of a document with this text, and where it begins."""
    start = doc[first].idx
    return text[start : doc[last - 1].idx + len(doc[last - 1])], start


def _told(doc: Doc, text: str, span: Span, clauses: Clauses, mention: Mention) -> Told:
    """The words in which a finding is told: the message, its sentence with those beside it, its breath."""
    text = without_comparison(text, span.end_char)
    breath, breath_start = _text_of(doc, text, *clauses.stretch_of(span.start))
    clause, clause_start = _text_of(doc, text, *clauses.clause_of(span.start))
    own = clauses.part_of(span.start)
    part, _ = _text_of(doc, text, own.start, own.end)
    first, last = span.sent.start, span.sent.end
    before = doc[first - 1].sent.start if first else first
    behind = doc[last].sent.end if last < len(doc) else last
    around, around_start = _text_of(doc, text, before, behind)
    start, end = span.start_char, span.end_char
    return Told(
        around,
        breath,
        start - breath_start,
        clause,
        end - clause_start,
        part,
        clauses.is_now(span.start),
        sign=mention.id,
        at=start - around_start,
        length=end - start,
        acute=bool(mention.acute),
        behind=text[end:],
        taken=any(said.rule.startswith(_OVERDOSE) for said in mention.because),
        wish=mention.id in _TAKEN_AT_WORD,
    )


def _lists_own_symptoms(before: str) -> bool:
    """Whether the writer lists own symptoms by example ("I have odd symptoms like …"), and not those of a disease."""
    example = _BY_EXAMPLE.search(before)
    if example is None:
        return False
    said = before[max(0, example.start() - _FAR_BEFORE) : example.start()]
    return bool(_OF_MY_OWN.search(said)) and not _ONLY_SUPPOSED.search(said)


def _judged(
    mention: Mention,
    span: Span,
    text: str,
    others: Sequence[str],
    clauses: Clauses,
    because: tuple[Because, ...],
) -> Mention:
    flags = span._
    lasting = mention.type in _LASTING or mention.id in _LASTING_CONDITIONS
    lasting = lasting or (mention.type == "cause" and mention.id in _LASTING_CAUSES)
    sent = span.sent
    first, sentence = sent.start_char, text[sent.start_char : sent.end_char]
    start, end = span.start_char - first, span.end_char - first
    stated = mention.type == "lab" and mention.value is not None and ends_before(sentence, mention.start - first)
    stated = stated or _is_own_number(mention, sentence[: max(0, mention.start - first)])
    owned = mention.type == "cause" and span.text.lower().startswith("my ")
    stated = stated or (owned and not _WHAT_IF.search(sentence[:start]))
    meant = stated or bool(mention.acute and mention.id in _TAKEN_AT_WORD)
    asked_by = answered_yes((lambda: not meant and asked_about(sentence, start, end),))
    names_writer = any(token.norm_ in words("first_person") for token in span) or bool(_OWN_BODY.search(span.text))
    in_family = flags.is_family and not _I_HAVE.search(sentence[:start])
    somebody_else = bool(in_family or others[span.start] or mention.subject == "other") and not names_writer
    own_first, own_last = clauses.clause_of(span.start)
    clause, clause_start = _text_of(span.doc, text, own_first, own_last)
    is_now = clauses.is_now(span.start)
    acute = mention.acute
    dangerous = mention.type == "symptom" and bool(acute or mention.id in dangers())
    told = (clause, span.start_char - clause_start, span.end_char - clause_start)
    breath = _text_of(span.doc, text, *clauses.stretch_of(span.start))
    near = (breath[0], span.start_char - breath[1], span.end_char - breath[1])
    # A time that another breath tells of puts no danger in the past.
    told = told if is_now else near
    sign = mention.type == "symptom"
    mine = expression("told.owned").match(mention.text) is not None
    unsaid = dangerous and not is_now
    unreal_by = answered_yes(
        (
            lambda: sign and is_told_as_unreal(*told, mention.id),
            lambda: dangerous and is_a_mistake(sentence),
            lambda: dangerous and is_taught(sentence, start, end),
            lambda: unsaid and is_answered_no(sentence, start, end),
            lambda: unsaid and is_told_of_nobody(text, span.end_char),
            lambda: unsaid and goes_on_asking(text, span.start_char, span.end_char),
            lambda: mention.type == "lab" and not mine and is_an_exercise(sentence, start),
        )
    )
    figurative = [said.rule for said in mention.because if said.rule.startswith(FIGURATIVE)]
    sudden = bool(acute) or mention.id in load_knowledge().emergency_symptoms
    unreal = unreal_by is not None
    happened = sudden and (is_now or _CALLED_FOR_HELP.search(text))
    unreal = unreal or any(figure in _OF_THINGS or not happened for figure in figurative)
    own_present = clause_start > first and tells_of_now(clause[: span.start_char - clause_start], span.text)
    last_told = span.doc[clauses.end_of_what_is_told_of(span.start) - 1]
    clause_end = last_told.idx + len(last_told) - first
    told_until = max(near[2], clause_end + first - breath[1])
    dating = (without_comparison(near[0], near[2]), *near[1:]) if dangerous else near
    whole = without_comparison(sentence, end) if dangerous else sentence
    dated_by = answered_yes(
        (
            lambda: is_dated(mention, *(dating if dangerous else (sentence, start, end))),
            lambda: dangerous and not own_present and is_long_past(*dating, mention.id, told_until, sudden=bool(acute)),
            lambda: sign and not has_begun(text, span.end_char) and has_passed(*dating),
            lambda: unsaid and not own_present and is_of_another_time(text, whole, start, end, clause_end),
        )
    )
    presupposed = bool(_IF_MINE.search(sentence[:start]) and _HAS_A_CAUSE.match(sentence[end:]))
    real = dangerous and (asks_whether_it_belongs(sentence, start, end) or has_come_about(sentence, end))
    real = real or (dangerous and is_had_by_the_writer(text, span.end_char))
    real = real or (dangerous and (happens_when(sentence, start, end) or is_said_of_now(sentence, start, end)))
    returned = dangerous and has_returned(text, span.end_char)
    returned = returned or (mention.type == "symptom" and is_back(text, span.end_char))
    taken = any(said.rule.startswith(_OVERDOSE) for said in mention.because)
    happening_by: list[tuple[str, str]] | None = None
    if somebody_else and last_names_an_animal(sentence[:start]):
        acute = None
    elif somebody_else and (mention.acute or mention.id in load_knowledge().emergency_symptoms):
        beside = text[max(0, first - _BESIDE) : first + len(sentence) + _BESIDE]
        happening_by = answered_yes(
            (
                lambda: is_happening(sentence, start, end, beside),
                lambda: (mention.id in _TAKEN_AT_WORD or taken) and is_another_in_danger(sentence, start, end),
                lambda: mention.id == _BELIEF and tells_a_belief(sentence, start, end),
                lambda: is_happening(clause, span.start_char - clause_start, span.end_char - clause_start),
            )
        )
        acute = happening_by is not None or None
    elif somebody_else and mention.id in SLOW:
        happening_by = answered_yes((lambda: is_new_in_the_treated(text, sentence, start, end),))
        acute = happening_by is not None or None
    past = bool(flags.is_historical) and not lasting and not (dangerous and has_begun(text, span.end_char))
    denied = bool(flags.is_negated) and mention.type not in _STATED_AS_RESULT
    if asked_by and dangerous and clauses.opens_a_clause(span.start):
        asked_by = answered_yes((lambda: asked_about(*near),))
    if asked_by and dangerous and is_now and not (flags.is_hypothetical or flags.is_negated):
        at = span.start_char - clause_start
        asked_by = answered_yes((lambda: asked_about(clause, at, span.end_char - clause_start),))
    own = mention.type == "symptom" and _lists_own_symptoms(sentence[:start])
    own = own or _is_own_number(mention, sentence[: max(0, mention.start - first)])
    return replace(
        mention,
        acute=acute,
        negated=mention.negated or (denied and mention.id != "unknown"),
        uncertain=mention.uncertain
        or bool(flags.is_uncertain)
        or bool(figurative)
        or any(reason.flag == "uncertain" for reason in because),
        because=(
            *mention.because,
            *because,
            *reason("historical", ("past", "dated"), dated_by or (), mention.text),
            *reason("hypothetical", ("unreal", "disowned", "asked"), unreal_by or (), mention.text),
            *reason("hypothetical", ("asked",), asked_by or (), mention.text),
            *((Because("subject", OF_ANOTHER, others[span.start]),) if others[span.start] else ()),
            *reason(ACUTE, ("happening",), happening_by or (), mention.text),
        ),
        historical=not returned and (mention.historical or dated_by is not None or past),
        hypothetical=bool(
            mention.hypothetical
            or unreal
            or (
                not (real or presupposed)
                and ((bool(flags.is_hypothetical) and not own and mention.id not in _TAKEN_AT_WORD) or asked_by)
            )
        )
        and mention.type not in _NEVER_HYPOTHETICAL,
        subject="other" if somebody_else and mention.id != "breastfeeding" else "self",
    )
