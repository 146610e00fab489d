"""Whether a sign of danger lies in the past, is long known, or is put down to something else that is known."""

from __future__ import annotations

import re

_CHILDHOOD = re.compile(
    r"\b(?:(?:in|at|since|during) (?:high|primary|secondary|middle|junior|grade) school|"
    r"as a (?:kid|child|baby|toddler|teen|teenager|boy|girl|student|youngster)|in (?:my )?(?:childhood|"
    r"youth|infancy)|"
    r"when i was (?:a )?(?:\d{1,2}|young\w*|little|kid|child|small|at school|a student|pregnant)|"
    r"(?<!son )(?<!son, )(?<!daughter )(?<!daughter, )"
    r"(?<!child )(?<!boy )(?<!girl )(?<!kid )aged? (?:\d|1\d)\b|"
    r"at (?:age|the age of) (?:\d|1\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|"
    r"since (?:the )?polio|"
    r"(?:accident|crash|explosion|injury|fire) at (?:\d|1\d)\b(?! ?(?:am|pm|o'?clock|this))|back in the day|"
    r"decades ago|donkey'?s years ago|(?:since|from) (?:birth|"
    r"childhood)|"
    r"born with|(?:19[3-9]\d|200\d|201\d) (?:\w+ )?(?:crash|accident|injury|fracture|operation|surgery|fall|stroke))\b",
    re.I,
)
_LONG_KNOWN = re.compile(
    r"\b(?:residual|long[\s-]?standing|long[\s-]?term|longstanding|chronic|old|known|always (?:been|had)|"
    r"for (?:many )?(?:years|decades)|"
    r"since (?:19|20)\d\d|since (?:my |the |having |i had )*(?:menopause|diagnosis|kids?|"
    r"children|bab(?:y|ies)|twins|births?|"
    r"son|daughter|"
    r"pregnan\w+|hysterectomy|prostate|operation)|"
    r"from (?:19|20)\d\d|all my life|lifelong|for (?:over |about )?\d+ years|years now|"
    r"(?:\d+|many|\w+teen|\w+ty) (?:years|yrs) (?:ago|back))\b",
    re.I,
)
_SAME = re.compile(
    r"\b(?:no change|not changed|hasn'?t changed|unchanged|nothing (?:new|different|has changed)|not new|stable|"
    r"no different|same as ever|static|same as it(?:'?s| has) (?:always )?been|no progression|"
    r"same as (?:always|usual|before)|no worse|not (?:any )?worse|nothing to do with|usual for me|normal for me|"
    r"as ever)\b",
    re.I,
)
_THEN = re.compile(
    r"\b(?:on admission|at (?:the )?diagnosis|before (?:my )?diagnosis|when (?:i was )?(?:first )?diagnosed|"
    r"at presentation|(?:last|previous) (?:\w+ )?(?:episode|attack|fit|seizure|relapse)|(?:initial|first|original|"
    r"index|initially|originally) present\w+|presented (?:in )?(?:19|20)\d\d|"
    r"at the (?:very )?(?:start|beginning|outset)\b(?! of)|in the (?:early days|beginning)|in those days|"
    r"at my (?:worst|lowest)|"
    r"when (?:it|this) (?:all )?(?:first )?(?:started|began|kicked off)|"
    r"back (?:then|in)|(?:years?|months?) (?:ago|back)|last (?:year|spring|summer|autumn|winter|christmas|easter|"
    r"month)|"
    r"(?:in|since) (?:19|20)\d\d|(?:in|since|during) (?:january|february|march|april|may|june|july|august|september|"
    r"october|november|"
    r"december)|before (?:i (?:was|got|had)|the|my|any|being|they) "
    r"(?:\w+ )?(?:treat\w+|diagnos\w+|jabs?|shots?|injections?|loading|b12)|"
    r"that was (?:in )?(?:19|20)\d\d|used to|at first|initially|(?:was|were|had)\b)",
    re.I,
)
_OVER = re.compile(
    r"\b(?:(?:has|have|had|both|all|now|since|it|they|fully|completely|totally) (?:since |now |all |fully |"
    r"completely )*"
    r"(?:resolved|recovered|settled|cleared)|nothing since|none since|not since|never (?:since|again)|"
    r"(?:it'?s|that'?s|they'?ve|they have|it has|that has|"
    r"all|symptoms? ha(?:s|ve)) (?:now |all |completely |totally |fully )*"
    r"(?:gone|disappeared|vanished|cleared|stopped|went away)|"
    r"fine (?:now|since|ever "
    r"since|these days)|(?:all )?(?:working )?fine (?:now|since)|ok(?:ay)? (?:now|since)|back to normal|"
    r"all working fine|all clear|gone since|"
    r"(?:it'?s|is|are|they'?re|all) (?!not |no |far |n't )(?:\w+ )?(?:normal|fine|good|great|perfect|better) (?:now|"
    r"again|these days)|"
    r"stable (?:on \w+ )?since|behind (?:me|us)|new (?:wo)?man|new person|"
    r"right as rain|ancient history|"
    r"distant memory|thing of the past|"
    r"under the bridge|"
    r"marked improvement|(?:good|excellent|complete|near[\s-]complete|full) (?:improvement|resolution|response|"
    r"recovery)|"
    r"now (?:fully )?(?:independent|continent|asymptomatic|well|mobile|normal|steady)|"
    r"i (?:run|walk|cycle|swim|hike|dance|jog|play)\b[^.;]{0,30} (?:now|again|these days)|good place|"
    r"(?:turned out to be|(?:it|which|that) was) (?:a |an |just |only |all |my )*(?:muscular|gall\w*|benign|pulled|"
    r"muscle|reflux|acid|heartburn|anxiety|panic|indigestion|"
    r"wind|stress|"
    r"nothing|costo\w*|trapped|strain\w*)|now and (?:fine|well|happy|good|grand)|that'?s how (?:they|we|it)|"
    r"(?:but |and )?now (?:i |i'm |i am |he |she )?(?:can |able to )?(?:do|run|walk|manage|see|jog|cycle|hike|"
    r"dance)\b(?! like| into| with)|"
    r"(?:grand|great|good|right as rain) (?:now|since)|"
    r"(?:since|after that|after) (?:then )?(?:without|with no)(?: any)? (?:bother|problems?|trouble|reactions?|"
    r"issues?)|"
    r"(?:without|with no)(?: any)? (?:bother|problems?|trouble|reactions?) since|"
    r"(?<!not )(?<!never )(?<!n't )(?:walking|talking|seeing|breathing) (?:normally|fine|properly|"
    r"perfectly)(?: again)?|that'?s \w+ years|"
    r"(?:scan|mri|tests?|ct) (?:was |were |all )?(?:normal|clear|negative)|full recovery|no (?:problems|trouble) since|"
    r"better now|gone now|long gone|years ago|these days (?:i'?m |it'?s )?(?:fine|ok|normal))\b",
    re.I,
)
_FRESH = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|right now|just now|suddenly|since (?:yesterday|"
    r"last night)|again|"
    r"yesterday|worse|worsening|happening|back again|new)\b",
    re.I,
)
_WELL_AGAIN = re.compile(
    r"\b(?:walk\w*|talk\w*|see\w*|eat\w*|breath\w*|speak\w*|back)[^.,;]{0,25}\b(?:normal(?:ly)?|fine|properly|well|"
    r"work|ok|okay)"
    r"(?: again)?\b",
    re.I,
)
_AT_AN_AGE = re.compile(
    r"^\W*(?:at|aged|at age|when i was|in|back in)\W+(?:(?:19|20)[01]\d|[1-4]\d|my (?:teens|twenties|thirties|"
    r"youth))\b",
    re.I,
)
_WAS = re.compile(r"\b(?:was|were|had|felt|used to|wanted to|been)\s+(?:\w+\s+){0,3}$", re.I)
_YEARS_AGO = re.compile(
    r"\b(?:(?:back )?in (?:19|20)[012]\d|that was (?:in |back in )?(?:19|20)[012]\d|(?:many |\w+ )?(?:years|"
    r"decades) ago|back then|"
    r"in my (?:teens|twenties|thirties|youth))\b",
    re.I,
)
_IN_2017_I_WAS = re.compile(
    r"^\W*(?:and |but |so |then )?(?:(?:back |way back )?in (?:early |late |the spring of |the summer of )?(?:19\d\d|"
    r"20[01]\d|202[0-4])|"
    r"(?:\w+ )?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+|many|some) years (?:ago|back))\b"
    r"[^.]*\b(?:was|were|had|couldn'?t|got|went|could|did|collapsed|fainted|lost|woke|started|developed|presented)\b",
    re.I,
)
_STILL = re.compile(
    r"\b(?:now|still|since|today|again|these days|currently|ever since|can'?t|cannot|i'?m|i am|i have|i'?ve|i get|"
    r"i feel|keeps?|is|are|"
    r"has|have)\b",
    re.I,
)
_ENDED = re.compile(
    r"^[^.;,]{0,25}\b(?:settled|cleared(?: up)?|resolved|improved|went(?: away)?|vanished|"
    r"sorted(?: itself)?(?: out)?|got better|"
    r"disappeared|stopped) (?:completely |fully |all )?(?:after|with|once|following|thanks to|by|within|"
    r"since) (?:the |my |a |his |her )?"
    r"(?:\w+ )?(?:loading|jabs?|shots?|injections?|treatment|b\W?12|first|second|third|doses?|\w+ (?:jabs?|shots?|"
    r"doses?))\b",
    re.I,
)
"""Right behind a sign: it went with the treatment."""
_GONE = re.compile(
    r"^\s*(?:has|have|is|are|'s|'ve)?\s*(?:now |all |completely |totally |fully |entirely |pretty much |almost |"
    r"long )+(?:gone|disappeared|"
    r"cleared|resolved|vanished)\b(?! (?:on|in|down) )",
    re.I,
)

_SETTING_IN = re.compile(
    r"\b(?:newly|lately|recent(?:ly)?|(?:this|last|past|first) (?:week|weekend|month)|since (?:\w+day|christmas|last)|"
    r"(?:days|hours|weeks|months) ago|started|begun|began|progress\w*|spreading|more and more|now (?:i )?(?:can'?t|"
    r"need|cannot))\b",
    re.I,
)
"""Besides the fresh: what has only begun is not long known."""

SLOW = frozenset({"gait_disturbance", "limb_weakness", "falls", "visual_disturbance", "bladder_or_bowel_disturbance"})
"""Signs that are seen the same day because they may be new; people live for years with those of another cause."""

_TREATED = re.compile(
    r"\b(?:b\W?12|jabs?|injections?|shots?|deficien\w*|pernicious|treat\w*|tablets?|metformin|omeprazole|diagnos\w*|"
    r"nitrous|"
    r"balloons?|gas|vegan|bypass|worse\w*|now|but|getting)\b",
    re.I,
)
"""Between a sign and its years: it is the treatment or the cause that has lasted for years, or there is a turn."""

_SPAN_OF_YEARS = (
    r"(?:for (?:as long as|ever\b|(?:a|over a|more than a|nearly a) decade|(?:many|some|several|over|about|"
    r"the (?:last|past)|at least|\w+|"
    r"\d+) ?(?:\w+ )?(?:years|decades|yrs)|"
    r"years|decades|yrs|donkeys?)|(?:ever )?since (?:i had |having |we had )?(?:the |my )?(?:(?:19|20)[01]\d|kids?|"
    r"children|twins|bab(?:y|ies)|"
    r"childbirth|births?|"
    r"hysterectomy|menopause|pregnanc\w+)|since (?:my |an? |the )?(?:ear|hip|knee|eye|hernia|prostate|ankle|foot|"
    r"cataract) (?:op\w*|surgery|"
    r"replacement)|all (?:my|his|her) life|"
    r"always (?:have|has|had|was|were|am|been (?:like (?:it|that|this)|so)|been)|since i was (?:a |\d|young|"
    r"little))\b"
)
_YEARS = re.compile(rf"^[^.;?!]{{0,50}}?\b{_SPAN_OF_YEARS}", re.I)
_YEARS_BEFORE = re.compile(rf"\b(?:{_SPAN_OF_YEARS}|always (?:been|had|was|were|a bit))[^.;?!]{{0,40}}$", re.I)
_KNOWN = re.compile(r"\b(?:long[\s-]?standing|known|chronic|residual|stress)\s+(?:\w+\s+){0,2}$", re.I)
_PUT_DOWN_TO = re.compile(
    r"^[^.;?!]{0,45}?(?:\b(?:because of|due to|from|for|with|cos of|coz of|down to|thanks to|that'?s|that is|it'?s|"
    r"it is|which is|"
    r"but that'?s|owing to)|,|\()\s*(?:just |only |all |mainly )?(?:(?:my|the|an?|his|her|old|bad|dodgy|worn|both|"
    r"known|long\W?standing|"
    r"severe|rheumatoid|osteo)\s+)*(?:knees?|hips?|ankles?|arthritis|osteoarthritis|torn|cartilage|menisc\w+|"
    r"ligaments?|crohn'?s|"
    r"colitis|ibs|ms|multiple sclerosis|polio|cerebral palsy|parkinson'?s|prostate|glaucoma|cataracts?|macular|"
    r"lazy eye|squint|"
    r"gout|bunions?|carpal tunnel|tennis elbow|frozen shoulder|rotator cuff|plantar fasciitis|hip op\w*|knee op\w*|"
    r"ear op\w*|"
    r"m[ée]ni[èe]re'?s|varifocals|(?:new |reading )?glasses|(?:new )?lenses|(?:new )?contacts|new specs)\b",
    re.I,
)
"""Right behind a sign: a bad joint, an eye disease or another disease of its own explains it."""


_NEAR = 200
"""Characters around a sign within which its sentence is looked at; people write long sentences without a stop."""


def is_long_past(text: str, start: int, end: int, symptom: str, *, sudden: bool) -> bool:
    """Whether the words around a sign of danger put it in childhood, or say that it is over or long known.

    What is not sudden in its own words (a weak limb, a poor balance) may also be put down to a bad hip or the like.
    """
    if symptom == "suicidal_thoughts":
        around = text[max(0, start - _NEAR) : end + _NEAR]
        told = _AT_AN_AGE.match(text[end:]) or (_WAS.search(text[:start]) and _YEARS_AGO.search(around))
        return bool(told and _OVER.search(text[end : end + _NEAR]) and not _FRESH.search(around))
    first = max(text.rfind(".", 0, start), text.rfind("!", 0, start), text.rfind("\n", 0, start)) + 1
    stop = re.search(r"[.!\n]", text[end:])
    first = max(first, start - _NEAR)
    around = text[first : min(end + stop.start() if stop else len(text), end + _NEAR)]
    if _FRESH.search(_WELL_AGAIN.sub(" ", _SAME.sub(" ", around))):
        return False
    before, after = text[first:end], text[end:]
    known = bool(_LONG_KNOWN.search(around) or _CHILDHOOD.search(around))
    return (
        bool(_CHILDHOOD.search(before[-60:] + after[:40]))
        or (known and bool(_SAME.search(around)))
        or bool(_THEN.search(before + after[:40]) and _OVER.search(after))
        or bool(_ENDED.match(after) or _GONE.match(after))
        or is_of_an_early_year(text[first:end])
        or (symptom in SLOW and not sudden and _is_explained(around, start - first, end - first))
    )


def is_of_an_early_year(before: str) -> bool:
    """Whether the words up to a finding put it, in the past tense, in a year named first ("In 2017 I couldn't …")."""
    return bool(_IN_2017_I_WAS.match(before) and not _STILL.search(before))


def _is_explained(around: str, start: int, end: int) -> bool:
    """Whether a slow sign is said to have lasted for years, or to come from a joint, an eye or a disease of its own."""
    if _SETTING_IN.search(_SAME.sub(" ", around)):
        return False
    before, after = around[:start], around[end:]
    lasting = _YEARS.match(after)
    earlier = _YEARS_BEFORE.search(before + around[start:end])
    return bool(
        (lasting and not _TREATED.search(lasting[0]))
        or (earlier and not _TREATED.search(earlier[0]))
        or _KNOWN.search(before)
        or _PUT_DOWN_TO.match(after)
    )
