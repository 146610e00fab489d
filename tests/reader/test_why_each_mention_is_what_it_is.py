"""`b12nlu --trace` says of each mention what found it, and for each flag the rule, the words and what it means."""

from __future__ import annotations

from typing import get_args

import pytest

from b12core.knowledge import load_knowledge
from b12nlu import read
from b12nlu.because import ACUTE, FOUND, MADE, Because
from b12nlu.mention import Mention, MentionType
from b12nlu.qualifiers.check import all_rules
from b12nlu.qualifiers.counts import COUNT_IS_USUAL
from b12nlu.qualifiers.red_flags import red_flags
from b12nlu.text.expressions import expression_names
from b12nlu.text.normalise import normalise
from b12nlu.text.words import rule_file
from b12nlu.trace import meaning, trace


@pytest.fixture(scope="module")
def readings() -> dict[str, list[Mention]]:
    """The mentions of all messages that the rules have as examples."""
    return {text: read(text) for rule in all_rules() for text in rule.says}


def _line(text: str, begins: str) -> str:
    (line,) = (line for line in trace(read(text)) if line.startswith(f"  {begins}: "))
    return line


def test_every_mention_says_what_found_it_and_every_flag_why(readings: dict[str, list[Mention]]) -> None:
    for text, mentions in readings.items():
        for mention in mentions:
            told = {reason.flag for reason in mention.because}
            assert FOUND in told, (text, mention)
            assert set(mention.flags) == told - set(MADE), (text, mention)


def test_every_reason_goes_by_words_of_the_message_and_has_a_meaning(readings: dict[str, list[Mention]]) -> None:
    for text, mentions in readings.items():
        said = (text, normalise(text).text)
        for reason in (reason for mention in mentions for reason in mention.because):
            assert reason.cue.strip(), (text, reason)
            assert any(reason.cue in words for words in said), (text, reason)
            assert meaning(reason), (text, reason)


def test_every_emergency_says_what_makes_it_one(readings: dict[str, list[Mention]]) -> None:
    for text, mentions in readings.items():
        for mention in red_flags(mentions, load_knowledge().emergency_symptoms):
            assert any(reason.flag == ACUTE for reason in mention.because), (text, mention)


def test_no_label_stands_twice(readings: dict[str, list[Mention]]) -> None:
    for text, mentions in readings.items():
        for mention in mentions:
            head, _, *lines = trace([mention])
            words = head.split(", from ")[0].replace(":", "").split()
            labels = [line.split(":")[0] for line in lines]
            assert len(words) == len(set(words)), (text, head)
            assert len(labels) == len(set(labels)), (text, lines)


def test_every_rule_has_a_meaning_and_every_meaning_is_of_a_rule(readings: dict[str, list[Mention]]) -> None:
    reasons = [reason for mentions in readings.values() for mention in mentions for reason in mention.because]
    rules = {rule.id for rule in all_rules()} | {reason.rule for reason in reasons} | set(expression_names())
    for rule in rules - set(expression_names()):
        assert meaning(Because(FOUND, rule, "")), rule
    files = {rule.partition(".")[0] for rule in rules}
    groups = {"vocabulary", "signs.found", "signs.acute", COUNT_IS_USUAL}
    of_facts = {key for key in rule_file("meanings") if key.partition(".")[0] in get_args(MentionType)}
    causes = {f"causes.{cause}" for cause in load_knowledge().causes}
    assert set(rule_file("meanings")) <= rules | files | groups | of_facts | causes


def test_a_doubtful_danger_names_the_denial_that_may_not_mean_it() -> None:
    line = _line("no kids, chest pain since noon", "in doubt")
    assert "may not mean it" in line
    assert line.endswith('("no", rule negation.possible)')


def test_somebody_elses_names_the_person_and_not_the_whole_message() -> None:
    assert '("my mum", ' in _line("my mum fainted last year", "somebody else's")
    assert '("my other half", ' in _line("my other half fainted last year", "somebody else's")


def test_an_emergency_by_its_kind_names_the_referral_rule() -> None:
    assert "by its kind" in _line("chest pain", "an emergency")
    assert "rule referrals." in _line("chest pain", "an emergency")


def test_an_emergency_by_its_words_names_what_makes_it_sudden() -> None:
    assert '("woke up", rule happening.sudden)' in _line("woke up and my legs are like jelly", "an emergency")


def test_a_count_that_is_not_low_is_named_as_what_keeps_it_from_being_an_emergency() -> None:
    line = _line("Nosebleed last week, stopped in two minutes. Platelets 210.", "no emergency")
    assert "the count is told and is not low" in line


def test_a_word_of_the_vocabulary_names_its_entry() -> None:
    assert _line("numbness", "found").endswith('("numbness", entry symptoms.numbness)')


def test_a_denial_within_its_own_words_or_its_list_is_shown() -> None:
    assert '("no", rule denial.of_trouble)' in _line("no trouble walking", "denied")


def test_what_the_writer_answers_for_themselves_is_shown() -> None:
    lines = list(trace(read("my sister gets numbness, I don't")))
    assert sum("the writer says not to have it" in line for line in lines) == 1
