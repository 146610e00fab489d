"""Whether a sign of danger is not real: a joke or a story, heard of, feared, supposed, or ticked by mistake."""

from __future__ import annotations

import re

from b12nlu.qualifiers.circumstances import has_come_about
from b12nlu.qualifiers.misattribution import is_disowned, stands_in_a_question

_JEST = re.compile(
    r"\b(?:lol|lmao|rofl|ha(?:ha)+h?|hehe\w*|jk|(?:just|only) (?:kidding|joking)|joking|not literally)\b", re.I
)
_SAID_IN_JEST = re.compile(
    r"(?:\w+ )?(?:paranoi[ad]|confused|confusion|muddled|bewildered|delusional|delusions?|psychotic|manic|mania|raving|"
    r"hallucinat\w+|disorient\w+)",
    re.I,
)
"""Single words that people say in jest. Whoever sees a man in the room, or whose face drops, is not joking."""

_FICTION = re.compile(
    r"\b(?:fiction\w*|pretend\w*|role-?\s?play\w*|make[- ]believe|"
    r"in (?:a|my|this|the|that) (?:\w+ )?(?:dream|nightmare)|"
    r"i (?:dreamt|dreamed)|hero|heroine|actor|villain)\b",
    re.I,
)
_STORY = re.compile(
    r"\b(?:in|reading|watching|watched|wrote|writing|from|about|for) (?:the|a|an|my|this|that|some) (?:\w+ )?(?:book|"
    r"film|movie|novel|series|show|game|play|episode|drama|documentary|podcast|song|story|soap|sitcom)\b|"
    r"\bcharacter\b",
    re.I,
)
_WRITER_IS_IN_IT = re.compile(r"\b(?:i|i'?m|i'?ve|im|ive|my|we|me)\b(?:\W+[\w']+){0,3}\W*$", re.I)
"""The writer stands right before the sign ("I was reading a book when I passed out"): that is no story."""

_HEARD_OF = re.compile(
    r"\b(?:what to (?:look|watch) (?:out )?for|went (?:through|over) the|talked (?:me )?through|"
    r"warned (?:me |us )?(?:about|of|that)|told (?:me |us )?(?:to (?:look|watch)|about)|leaflet|printout|"
    r"(?:said|says|told me|tells me|mentioned|explained)\s+(?:that\s+)?(?:i|you|people|some people|patients)\s+"
    r"(?:might|may|could|can|would)\s+(?!have\b|be\b|'?ve\b)|"
    r"the (?:form|sheet|poster|website|app|questionnaire) (?:asks|lists|mentions|says))\b",
    re.I,
)
_HEARD_OF_MORE = re.compile(
    r"\b(?:ask(?:s|ing|ed)? (?:me )?(?:about|after)(?! my\b)|safety[\s-]?net\w*|counsell?ed (?:re|about|on|regarding|"
    r"for)|"
    r"red flags? (?:\w+ )?(?:explained|discussed|given|advised|covered|reviewed|for|listed|are|include)|"
    r"(?:return|safety|worsening) (?:advice|precautions)|advice (?:given )?(?:re|about|on)|advised (?:re|about|"
    r"to (?:return|attend|call))|"
    r"(?:people|others|folks?|everyone|everybody|some|posters|members)(?: \w+)? (?:writ\w+|talk\w*|post\w*|report\w*|"
    r"complain\w*|warn\w*|"
    r"mention\w*) (?:about|of)(?! me\b| my\b| us\b)|(?:horror )?stories (?:about|of)|"
    r"(?:article|leaflet|book|website|page|video|podcast|programme|documentary|forum|post)s? (?:\w+ )?(?:talk|"
    r"mention|describ|list|warn)\w*|"
    r"things to (?:ring|call|phone|report|look out|watch|go in)|list of (?:things|signs|symptoms|red flags)|"
    r"sounds (?:frightening|scary|awful|"
    r"terrifying|grim)|reading (?:about|up on)|"
    r"know what [^.?!]{0,20}(?:looks?|feels?) like|so i know)\b",
    re.I,
)
_TO_KNOW = re.compile(
    r"\b(?:so (?:that )?(?:i|we) (?:know|knew)|what to (?:look|watch) (?:out )?for|if it (?:ever )?happens)\b", re.I
)
_TURNS_TO_ONESELF = re.compile(
    r"(?:\b(?:and|but|now|because|cos|as|since|then|when)\s+|[,;]\s*)(?:now\s+|then\s+)?(?:my|mine|i|i'?m|i'?ve|im|ive|his|her|"
    r"its|it'?s)\b",
    re.I,
)
_MAY = re.compile(r"\b(?:could|can|will|would|might|may|does|do)\b[^,;.]{0,60}$", re.I)
_ONE_DAY = re.compile(
    r"\b(?:one day|some ?day|eventually|in the future|"
    r"later in life|later on|down the (?:line|road)|when i'?m old(?:er)?|"
    r"in the long (?:run|term)|if (?:i|it'?s) (?:stop|left|not treated))\b",
    re.I,
)
_OF_ANYBODY = re.compile(
    r"^\W*(?:ing\b\W*)?(?:for |in )?(?:you|people|someone|somebody|anybody|anyone|a person|a patient|patients|"
    r"one)\b(?!\W+(?:i|my)\b)",
    re.I,
)
"""Right behind a sign: it is of anybody ("can gas paralyse you?")."""
_CAN = re.compile(r"\b(?:can|could|does|do|will|would|might|may)\b[^.?!]{0,60}$", re.I)
_COULD_I_GET = re.compile(
    r"\b(?:could|can|might|may|will|would) (?:i|we) (?:ever |also |really )?(?:have|get|suffer|develop|"
    r"end up with)\b[^.?!,]{0,25}$",
    re.I,
)
_FROM_IT = re.compile(
    r"^[^.?!,]{0,25}\b(?:from|if|when|by|through|with|after) (?:i|too|the|a|an|taking|having|b\W?12|injecting|low|"
    r"high|stopping|more|"
    r"missing|injections?|jabs?|shots?)\b",
    re.I,
)
"""After "could I have a stroke": from too much of it, which has not happened."""
_SAT_ON = re.compile(
    r"^[^.;?!]{0,25}\b(?:because|from|after|when|if|cos|as|with)\b[^.;?!]{0,20}\b(?:sle(?:pt|ep|eping) (?:on|funny|"
    r"awkward\w*)|"
    r"s(?:at|it|itting) (?:on|cross\w*|too|down|for|all)|l(?:ying|ie|ay) on (?:it|my)|lean(?:ed|ing|t)? on|kneel\w*|"
    r"knelt|"
    r"cross(?:ed|ing)? my legs|long (?:flight|drive)|bike|cycling)\b(?![^.!?]*\b(?:still|hours|days|won'?t|"
    r"not come back|can'?t)\b)",
    re.I,
)
"""Right behind a dead limb or a numb seat: it was lain or sat on."""
_EXERCISE = re.compile(
    r"\b(?:essay|dissertation|thesis|assignment|presentation|lecture) (?:on|about)\b|\b(?:exam|quiz|mcq|osce|"
    r"revision|practice|teaching) (?:question|case|paper|scenario|purposes)|\bvignette\b|"
    r"\bcase study\b|\b(?:hypothetical|theoretical)(?:ly)?\b|\b(?:imaginary|fictitious) (?:patient|case|person)\b|"
    r"\bsingle best answer\b",
    re.I,
)
_FEARS = re.compile(
    r"\b(?:do(?:n'?t| not)|never) want to (?:end up|finish up|become|be left)(?: (?:like|being))?\W*$"
    r"|\b(?:scared|afraid|frightened|terrified|petrified|worried|fearful|dread|anxious)(?: (?:of|about|that|in case|"
    r"i(?:'ll| will| might|"
    r" could| may)|ill))+(?: (?:ever|one day|eventually|suddenly|end up|having|getting|going|losing|ending up|being|"
    r"developing))*\W*"
    r"(?:a |an )?$",
    re.I,
)
_SAFE_IF_HAD = re.compile(
    r"\b(?:safe|ok|okay|alright|allowed|contraindicated|can (?:i|you|we))\b[^.?!]{0,60}\bif (?:i'?ve|i have|you'?ve|"
    r"you have|someone has|"
    r"somebody has) (?:ever |previously |already )?had (?:a |an )?(?:\w+ ?){0,3}$",
    re.I,
)
_DREADS = re.compile(
    r"\b(?:dread(?:ing)?|hate the thought of|the thought of|nightmares? (?:about|of)|panic (?:that|about)(?: i'?ll|"
    r" i will| i might)?)"
    r"(?: (?:having|getting|going|losing|being))*\W*$",
    re.I,
)
_SUPPOSE = re.compile(
    r"^\W*(?:so |and |but |ok |now |right )*(?:suppose|supposing|imagine(?! my\b)|let'?s say|"
    r"say(?! my\b)) (?:that )?(?:i|my|he|she|"
    r"someone|somebody|you|the)"
    r"\b(?! (?:should|ought|better|must|have|feel|am|do|had))",
    re.I,
)
_IS_IT_AN_EMERGENCY = re.compile(
    r"^[^.?!]{0,20}\b(?:an? (?:medical )?emergency|a reason to|something (?:to|i should)|a 999|a 911)\b", re.I
)
_NAMES_NOBODY = re.compile(r"\b(?:i|i'?m|i'?ve|im|ive|my|me|he|she|his|her|we)\b", re.I)


def is_told_as_unreal(sentence: str, start: int, end: int, symptom: str) -> bool:
    """Whether a sentence tells a sign of danger (by its span) as a joke, a story, a warning heard, or a fear for later.

    When in doubt the sign counts: what the writer says of themselves, or says has come about, is real.
    """
    before = sentence[:start]
    if stands_in_a_question(sentence, start, end) and not has_come_about(sentence, end):
        return True
    if symptom == "suicidal_thoughts":
        return False
    jest = bool(_JEST.search(sentence) and _SAID_IN_JEST.fullmatch(sentence[start:end]))
    narrated = symptom in ("psychosis", "confusion", "syncope")
    story = narrated and bool(
        _FICTION.search(sentence) or (_STORY.search(sentence) and not _WRITER_IS_IN_IT.search(before))
    )
    return (
        jest
        or story
        or is_disowned(sentence, start, end, symptom)
        or _is_supposed(sentence, start, end)
        or bool(_EXERCISE.search(before))
        or (symptom in ("limb_weakness", "bladder_or_bowel_disturbance") and bool(_SAT_ON.match(sentence[end:])))
        or bool(_CAN.search(before) and _OF_ANYBODY.match(sentence[end:]))
        or bool(_COULD_I_GET.search(sentence[:end]) and _FROM_IT.match(sentence[end:]))
        or _is_only_heard_of(sentence, start, end)
        or bool(_MAY.search(before) and _ONE_DAY.search(sentence[start:]))
    )


def _is_only_heard_of(sentence: str, start: int, end: int) -> bool:
    if has_come_about(sentence, end):
        return False
    for told in (_HEARD_OF, _HEARD_OF_MORE):
        heard = told.search(sentence, 0, end)
        if heard and heard.start() < start and not _TURNS_TO_ONESELF.search(sentence[heard.end() : end]):
            return True
    return bool(_TO_KNOW.search(sentence[end:]))


def _is_supposed(sentence: str, start: int, end: int) -> bool:
    """Whether a sign is feared, supposed, or only asked about as a thing ("is fainting an emergency")."""
    before, after = sentence[:start], sentence[end:]
    if (
        _SAFE_IF_HAD.search(sentence[:end])
        or _FEARS.search(before)
        or _DREADS.search(before)
        or _SUPPOSE.search(before)
    ):
        return True
    asked = re.match(r"^\W*(?:is|are)\W+(?:a |an )?$", before, re.I)
    return bool(asked and _IS_IT_AN_EMERGENCY.match(after) and not _NAMES_NOBODY.search(sentence))


def is_an_exercise(sentence: str, start: int) -> bool:
    """Whether a finding belongs to a case that is made up, for an exam or as a supposition."""
    return bool(_EXERCISE.search(sentence, 0, start))
