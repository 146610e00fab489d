"""Whether an emergency is told as explained, settled, lasting, over, or in jest: then it is asked about.

What is certain is stated of now, or in the bare present. Whatever explains a danger away makes it doubtful and never
takes it away; what is told of another time by somebody who is well since is past.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from b12core.knowledge import load_knowledge
from b12nlu.because import ACUTE, Because
from b12nlu.mention import Mention
from b12nlu.qualifiers.cues import Cue, decisive, noted
from b12nlu.qualifiers.history import SLOW, has_lasted
from b12nlu.qualifiers.present import came_suddenly
from b12nlu.terms.dangers import emergency_referrals

_LASTING = Cue("settled.lasting")
_ALWAYS = Cue("settled.always")
"""In the words of a sign."""
_SWOLLEN_FOR_LONG = Cue("settled.swollen_for_long")
"""Around a swelling: it has been there for weeks or months, as a sore tongue is, and no reaction is."""
_SINCE_IRON = Cue("settled.since_iron")
"""A beginning that explains what it is said to have begun with; no word of now."""
_JEST = Cue("settled.jest")
_TESTS = (
    Cue("settled.tested"),
    Cue("settled.tested_all"),
    Cue("settled.tested_heart_or_lungs"),
    Cue("settled.tested_by_a_scan"),
    Cue("settled.tested_gut"),
)
_SETTLED = (*_TESTS, Cue("settled.judged"))
_LONG_BEFORE = Cue("settled.long_before")
"""In the words of a test: it was done before what is told of now, and says nothing of it."""
_HARMLESS = (
    Cue("settled.harmless_cause"),
    Cue("settled.known_disease"),
    Cue("settled.a_story_about"),
    _LASTING,
    _SWOLLEN_FOR_LONG,
    _SINCE_IRON,
    _JEST,
)
_JUST_HAS = Cue("settled.just_has")
"""Right before a sign: it has come about ("my wife has fainted"), whatever its verb tells elsewhere."""
_THE_SIGN = "\N{SECTION SIGN}"
"""Stands in the text for each letter of the sign, so that a cue can say where it stands."""
_ONLY_WOULD = Cue("settled.only_would")
_LAUGHED_AT = Cue("settled.laughed_at")
_OVER_A_TRIFLE = Cue("settled.over_a_trifle")
_MADE_TO_WANT = Cue("settled.made_to_want")
_EACH_TIME = Cue("settled.each_time")
_WELL = Cue("settled.well")
_THEN = Cue("settled.then")
_TOLD_AS_PAST = Cue("settled.told_as_past")
_FRESH = Cue("settled.fresh")
_OF_NOW = Cue("settled.of_now")
_AGAINST = Cue("settled.against")
_THAT_WAS = Cue("settled.that_was")
_AN_EVENT_LIVED_WITH = Cue("settled.an_event_lived_with")
"""Around the name of an event: it was had, and what is told is the life since."""
_BEFORE_AN_EVENT = 30
"""Characters beside its name in which the words stand that tell it as had."""
_ON_ADMISSION = Cue("settled.on_admission")
_CARED_FOR = Cue("settled.cared_for")
_UNTIL = Cue("settled.until")
"""Behind what seems to explain it: all was well until then."""
_NOTHING_NEW = Cue("past.same")
_WORSE_SINCE = Cue("settled.worse_since")
_GUESSED = Cue("settled.guessed_by_a_layman")
"""What a relative or friend makes of it explains nothing."""
_GONE_SINCE = Cue("settled.gone_since")
_SLOWLY = Cue("settled.slowly")
_ACUTELY = Cue("settled.acutely")
_CAME_SLOWLY = Cue("settled.came_slowly")
_SLOWLY_WORSE = Cue("settled.slowly_worse")
_A_MUDDLE = Cue("settled.a_muddle")
"""The words of a confusion that may also be the slow change of weeks and months."""
_LEFT_BY_AN_EVENT = Cue("settled.left_by_an_event")
_AN_OLD_EVENT = Cue("settled.an_old_event")
_THERE_STILL = Cue("settled.there_still")
"""In the words of a sign, or right before it."""
_ANEW = Cue("settled.anew")
_REACTION = "anaphylaxis_features"
_ALLERGIES = frozenset({"cobalamin_allergy", "cobalt_allergy"})
_AFTER_AN_EARLIER_DOSE = Cue("settled.after_an_earlier_dose")
_HAD_A_REACTION = Cue("settled.had_a_reaction")
_ON_ANOTHER_SINCE = Cue("settled.on_another_since")
_WELL_NOW = Cue("settled.well_now")
_NEXT_IS_DUE = Cue("settled.next_is_due")
"""A word of now that belongs to the next dose, and not to the reaction to one before it."""
_ASKS_FOR_HELP = Cue("settled.asks_for_help")
_STILL_BEFORE = 15
"""Characters before a sign in which the word may stand that it is there still."""
_BESIDE = 20
"""Characters before and behind what is told of a test in which its time may stand."""
_RESOLUTION = "resolution."
"""What the ids of the rules begin with that tell of a sign as gone."""


@dataclass(frozen=True)
class Told:
    """The words in which an emergency is told."""

    around: str
    """Its sentence and those beside it."""
    breath: str
    """What is told in one breath with it."""
    start: int
    """Where it begins in that breath."""
    clause: str
    """Its clause."""
    ends: int
    """Where it ends in its clause."""
    part: str
    """Its part of that, between two commas or joining words."""
    is_now: bool
    """Whether its clause says that it is so now."""
    sign: str
    """The id of what is told."""
    at: int
    """Where it begins in what stands around it."""
    length: int
    """Its characters."""
    acute: bool
    """Whether its words by themselves say that it is of now."""
    behind: str
    """The message from there on."""
    taken: bool
    """Whether too much of something was taken, which feeling well for now does not settle."""
    wish: bool
    """Whether it is what somebody wants or plans, which "would" does not make unreal."""

    def where_it_stands(self) -> str:
        """What stands around it, with its own place marked."""
        behind = self.at + self.length
        return f"{self.around[: self.at]}{_THE_SIGN * self.length}{self.around[behind:]}"

    @property
    def always(self) -> bool:
        """Whether its own words say that it has always been so ("my tongue always swells")."""
        return bool(_ALWAYS.search(self.around[self.at :][: self.length]))

    @property
    def is_lasting(self) -> bool:
        """Whether it is told as what it has always been."""
        return self.always or bool(_LASTING.search(self.where_it_stands()))


def as_told(mention: Mention, told: Told) -> Mention:
    """The mention; where it is an emergency that may be none, it is asked about, and where it is over, past."""
    mention = _where_a_reaction_was_had(mention, told)
    mention = _where_left_behind(_where_slow(_where_lasting(_where_sudden(mention, told), told), told), told)
    of_another = mention.subject == "other" and is_an_emergency(replace(mention, subject="self"))
    if not (is_an_emergency(mention) or of_another):
        return _where_gone(mention, told)
    with noted() as cues:
        past, doubtful = _past_or_doubtful(told)
    if not (past or (doubtful and is_an_emergency(mention))):
        return mention
    flag = "historical" if past else "uncertain"
    rule, words = decisive(cues, mention.text)
    because = (*mention.because, Because(flag, rule, words.replace(_THE_SIGN, "").strip()))
    if past:
        return replace(
            mention, historical=True, acute=None if mention.subject == "other" else mention.acute, because=because
        )
    return replace(mention, uncertain=True, ask=True, because=because)


def _is_urgent(mention: Mention) -> bool:
    """Whether it is seen at once, or the same day by itself."""
    return bool(mention.acute) or mention.id in SLOW or mention.id in load_knowledge().emergency_symptoms


def _where_gone(mention: Mention, told: Told) -> Mention:
    """The mention, as past where the next words say that it is gone; a sign of danger is left as it is told."""
    if mention.type != "symptom" or _is_urgent(mention) or mention.negated or not mention.is_current:
        return mention
    with noted() as cues:
        gone = bool(_GONE_SINCE.match(told.behind))
    if not gone:
        return mention
    because = (*mention.because, Because("historical", *decisive(cues, mention.text)))
    return replace(mention, historical=True, because=because)


def _where_sudden(mention: Mention, told: Told) -> Mention:
    """The mention, as an emergency where the loss that it tells of came within hours."""
    if mention.type != "symptom" or mention.acute or not mention.is_current:
        return mention
    with noted() as cues:
        sudden = came_suddenly(mention.id, told.breath)
    if not sudden:
        return mention
    return replace(mention, acute=True, because=(*mention.because, Because(ACUTE, *cues[0])))


def _where_a_reaction_was_had(mention: Mention, told: Told) -> Mention:
    """The mention; a reaction to an earlier dose was had, and that it has settled denies neither it nor an allergy."""
    gone_by = [said for said in mention.because if said.rule.startswith(_RESOLUTION) and mention.negated]
    gone = bool(gone_by)
    if mention.hypothetical or mention.retracted or (mention.negated and not gone):
        return mention
    because = tuple(said for said in mention.because if said.flag != "negated")
    if mention.type == "condition" and mention.id in _ALLERGIES:
        return replace(mention, negated=False, because=because)
    if mention.type != "symptom" or mention.id != _REACTION:
        return mention
    with noted() as cues:
        was_had = gone or _was_had(told)
    if not was_had:
        return mention
    if gone and _is_of_these_hours(told):
        because = (*because, *(Because("uncertain", said.rule, said.cue) for said in gone_by))
        return replace(mention, negated=False, historical=False, uncertain=True, ask=True, because=because)
    if gone:
        because = (*because, *(Because("historical", said.rule, said.cue) for said in gone_by))
    else:
        because = (*because, Because("historical", *decisive(cues, mention.text)))
    acute = None if mention.subject == "other" else mention.acute
    return replace(mention, negated=False, historical=True, acute=acute, because=because)


def _was_had(told: Told) -> bool:
    """Whether a reaction is told in the past, of an earlier dose or another time, and no word of now stands by it."""
    sign = told.clause[: told.ends]
    if _is_of_these_hours(told) or _ASKS_FOR_HELP.search(told.behind):
        return False
    if _ON_ANOTHER_SINCE.search(told.behind):
        return True
    if not (_TOLD_AS_PAST.search(sign) or _HAD_A_REACTION.search(sign)):
        return False
    return bool(
        _WELL_NOW.search(told.behind) or _THEN.search(told.clause) or _AFTER_AN_EARLIER_DOSE.search(told.breath)
    )


def _is_of_these_hours(told: Told) -> bool:
    """Whether words of now stand around a reaction, besides those of the next dose and of the time since."""
    around = _WELL_NOW.sub(" ", _NEXT_IS_DUE.sub(" ", _ON_ANOTHER_SINCE.sub(" ", told.around)))
    return bool(_FRESH.search(around) or _OF_NOW.search(around))


def _where_lasting(mention: Mention, told: Told) -> Mention:
    """The mention; a slow sign that has lasted for years is there now, and whether it is new is asked about."""
    if mention.id not in SLOW or mention.acute or mention.negated or not mention.is_current:
        return mention
    with noted() as cues:
        lasting = has_lasted(told.breath, told.start, told.start + mention.end - mention.start)
    worse = _WORSE_SINCE.match(_NOTHING_NEW.sub(" ", told.behind))
    if not lasting or worse:
        return mention
    because = (*mention.because, Because("uncertain", *next(said for said in cues if said[0].startswith("settled."))))
    return replace(mention, uncertain=True, ask=True, because=because)


def _where_left_behind(mention: Mention, told: Told) -> Mention:
    """The mention; what an old stroke has left is no emergency of now: a weak limb is there still, a face is past."""
    if not is_an_emergency(mention) or not _LEFT_BY_AN_EVENT.concerns(mention.id):
        return mention
    with noted() as cues:
        left = _is_left_behind(told)
    if not left or _ANEW.search(told.where_it_stands()):
        return mention
    because = tuple(said for said in mention.because if said.flag != ACUTE)
    if mention.id in SLOW:
        return replace(mention, acute=None, because=because)
    because = (*because, Because("historical", cues[0][0], cues[0][1].replace(_THE_SIGN, "").strip()))
    return replace(mention, historical=True, acute=None, because=because)


def _is_left_behind(told: Told) -> bool:
    """Whether an event of the past is told as what left a sign, or it is there still beside such an event."""
    if _LEFT_BY_AN_EVENT.search(told.where_it_stands()):
        return True
    sign = told.around[max(0, told.at - _STILL_BEFORE) : told.at + told.length]
    return bool(_AN_OLD_EVENT.search(told.around) and _THERE_STILL.search(sign))


def _where_slow(mention: Mention, told: Told) -> Mention:
    """The mention; a muddle that has come over weeks or months is asked about, unless it has changed since."""
    if mention.id == _UNSTEADY:
        return _where_unsteady_slowly(mention, told)
    muddled = mention.id == "confusion" and not mention.ask and _A_MUDDLE.match(mention.text)
    if not muddled or not is_an_emergency(mention) or _ACUTELY.search(told.around):
        return mention
    with noted() as cues:
        slow = _SLOWLY.search(told.around)
    if slow is None:
        return mention
    return replace(mention, uncertain=True, ask=True, because=(*mention.because, Because("uncertain", *cues[-1])))


def _where_unsteady_slowly(mention: Mention, told: Told) -> Mention:
    """The mention; an unsteady walk that came over weeks or months is seen the same day, and is no emergency by the
    words that it is told in, unless something has changed since.
    """
    if not mention.acute or _ACUTELY.search(_SLOWLY_WORSE.sub(" ", told.around)):
        return mention
    if not _CAME_SLOWLY.search(told.around):
        return mention
    return replace(mention, acute=None, because=tuple(said for said in mention.because if said.flag != ACUTE))


_UNSTEADY = "gait_disturbance"


def is_an_emergency(mention: Mention) -> bool:
    """Whether a sign is an emergency as it is told, were it asked about first or not."""
    if mention.type != "symptom" or mention.negated or mention.historical or mention.hypothetical or mention.retracted:
        return False
    if mention.subject == "other":
        return bool(mention.acute)
    return bool(mention.acute) or mention.id in load_knowledge().emergency_symptoms


def why_an_emergency(mention: Mention) -> Because | None:
    """What makes a sign an emergency: the words that tell it so, or else the referral rule for its kind; None of any
    other mention.
    """
    if not is_an_emergency(mention):
        return None
    told = next((said for said in mention.because if said.flag == ACUTE), None)
    return told or Because(ACUTE, emergency_referrals().get(mention.id, "symptom.acute"), mention.text)


def _past_or_doubtful(told: Told) -> tuple[bool, bool]:
    before, sign = told.breath[: told.start], told.clause[: told.ends]
    if _ON_ADMISSION.search(told.part) and not _OF_NOW.search(told.part) and _CARED_FOR.search(told.behind):
        return False, True
    of_now = bool(_OF_NOW.search(told.breath) or _FRESH.search(told.around))
    if not of_now and _is_an_event_lived_with(told):
        return True, False
    stated = told.is_now and not (told.is_lasting or _SINCE_IRON.search(told.breath))
    if stated or of_now:
        return False, bool(_EACH_TIME.match(told.behind))
    if told.wish and _is_no_wish(told, before):
        return False, True
    if not told.wish and _ONLY_WOULD.search(before):
        return False, True
    if _THAT_WAS.match(told.behind):
        return True, False
    told_as_past = bool(_TOLD_AS_PAST.search(sign)) and not _JUST_HAS.search(before)
    then = bool(_THEN.search(told.clause))
    well = not told.taken and bool(_WELL.search(told.behind))
    settled = _is_explained(told, _SETTLED)
    own_time = _THEN.search(told.part) and _TOLD_AS_PAST.search(told.part)
    if own_time and (well or settled):
        return True, False
    over = (then or well) and told_as_past
    explained = settled or told.always or _is_explained(told, _HARMLESS)
    return False, over or (well and bool(_THEN.search(sign))) or explained


def _is_an_event_lived_with(told: Told) -> bool:
    """Whether it is the name of an event that was had, told as the beginning of the life since ("after my stroke")."""
    if not _AN_EVENT_LIVED_WITH.concerns(told.sign):
        return False
    ends = told.at + told.length
    named = _AN_EVENT_LIVED_WITH.search(told.around, max(0, told.at - _BEFORE_AN_EVENT), ends + _BEFORE_AN_EVENT)
    return named is not None and named.start() < ends and told.at < named.end()


def _is_no_wish(told: Told, before: str) -> bool:
    """Whether the words of a wish to die are told of a trifle, or laughed at."""
    trifle = _OVER_A_TRIFLE.match(told.behind) or _MADE_TO_WANT.search(before)
    return bool(trifle or _LAUGHED_AT.search(told.around))


def _is_explained(told: Told, cues: Sequence[Cue]) -> bool:
    """Whether what stands around it makes it harmless, and no "but" turns that round before it."""
    guesses = list(_GUESSED.finditer(told.around))
    for cue in cues:
        around = told.where_it_stands() if cue in (_LASTING, _SWOLLEN_FOR_LONG) else told.around
        for guess in guesses:
            around = around[: guess.start()] + " " * len(guess[0]) + around[guess.end() :]
        found = cue.search(around) if cue.concerns(told.sign) else None
        if (
            found
            and told.acute
            and cue in _TESTS
            and _LONG_BEFORE.search(around, max(0, found.start() - _BESIDE), found.end() + _BESIDE)
        ):
            continue
        if found and _UNTIL.match(around, found.end()):
            continue
        if found and not _AGAINST.search(around, found.end(), max(found.end(), told.at)):
            return True
    return False
