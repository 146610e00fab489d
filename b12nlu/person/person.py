"""Who the plan is for: age, sex, pregnancy, breastfeeding, and "no allergies", "no medicines"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12nlu.fact import Fact
from b12nlu.numbers.times import count
from b12nlu.text.expressions import expression

_YEARS = r"(?:years?|yrs?|yr|y)\b\.?"
_MALE = r"male|man|gentleman|guy|boy|gent|bloke|lad|chap|fella|fellow|rhm|lhm|M"
_FEMALE = r"female|woman|lady|girl|lass|gal|rhf|lhf|F"
_SEX = rf"(?P<male>{_MALE})|(?P<female>{_FEMALE})"
_BETWEEN = r"(?:[\w-]+\s+){0,2}?"
_NOT_AN_AGE = (
    r"(?!\s*(?:[%/:]|\.\d|,\d|-\d|mg|mcg|ug|ml|weeks?|wks?|months?|mths?|days?|hours?|hrs?|minutes?|mins?|"
    r"st\b|stone|kg|lbs?|pounds?|times|ng|pg|pmol|"
    r"nmol|g\b|g/|injections?|jabs?|shots?|doses?|percent|cm|feet|ft|inches|miles|am\b|pm\b|th\b|rd\b|nd\b|"
    r"on\b|in\b))"
)
_WOMEN = r"girl|daughter|wife|mum|mom|mother|sister|nan|nana|gran|granny|grandma|grandmother|aunt|auntie|niece"
_MEN = r"boy|lad|son|hubby|husband|dad|father|brother|grandad|grandpa|grandfather|uncle|nephew"
_RELATIVE_AGED = re.compile(
    rf"\b(?:(?P<female>{_WOMEN})|(?P<male>{_MEN}))(?:'?s| is| was|,)?(?: (?:now|only|just|nearly|about|aged))*"
    rf" ?[\s(](?P<age>\d{{1,2}})\b\)?{_NOT_AN_AGE}(?!\s?[/x])(?! (?:of|and a|more|other|or|to|injections?)\b)",
    re.I,
)
"""A relative with an age ("hubby 74", "Mum (69)", "my son is 16")."""
_BARE_AGE = re.compile(
    rf"(?:(?<=[.!?])\s+(?=\d\d(?:[.,;](?:\s|$)|\s*$))|,\s(?=\d\d\s*(?:$|[.,;]\s*(?:$|[A-Za-z]))))(?P<age>[1-9]\d)\b{_NOT_AN_AGE}",
)
"""A number of two digits that is a sentence, or an item behind the last comma, by itself ("Low B12. 24. Tired.")."""
_TELLS_NO_AGE = re.compile(
    r"\d[^a-z\n]{0,12}$|\b(?:b\W?12|levels?|results?|counts?|h[bg]b?|mcv|folate|ferritin|mma|tsh|egfr|"
    r"number|score|platelets|wbc|cells)(?:[\s,]+\w+){0,2}\W*$|\b(?:age|years?|old)\W*$|"
    r"\b(?:was|is|at|of)(?:[\s,]+\w+){0,2}[^\w.!?]*$",
    re.I,
)
_AGE = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?<![\w.])(?P<age>\d{{1,3}})[\s-]*(?:{_YEARS}[\s-]*(?:\d+\s*m\w*\s*)?(?:old|of age)\b|(?:yo|y/o|"
        rf"y\.o\.?|yr/old)(?!\w)|yrs?[\s-]?old)",
        r"(?<![\w.])(?P<months>\d{1,2})[\s-]*(?:months?|mths?|weeks?|wks?|days?)[\s-]*(?:old|of age)\b",
        rf"\b(?:i'?m|i am|iam|patient is|pt is|she is|he is|she's|he's)\s+(?:a\s+|now\s+|only\s+|just\s+|"
        rf"turning\s+|nearly\s+|almost\s+)*(?P<age>\d{{1,3}})\b{_NOT_AN_AGE}",
        rf"\b(?:aged?|dob|age is|age's)\s*[:=]?\s*(?P<age>\d{{1,3}})\b{_NOT_AN_AGE}",
        r"(?<![\w.])(?P<age>\d{2,3})\s*,?\s+(?:an?\s+)?(?:female|male|woman|man|lady)\b",
        rf"\b(?:female|male|woman|man|lady|gent|guy|chap|bloke|lad|lass|fella|gentleman|nan|gran|granny|grandma|grandad|grandpa|mum|mom|dad)"
        rf"(?:\s+of|\s*,|\s+at)?\s+(?P<age>\d{{2}})\b{_NOT_AN_AGE}",
        r"^\W*(?P<age>\d{2})\W{0,2}[fm]\b(?=\W*$|\s*[,;.])|^\W*[fm][\s,/]{0,2}(?P<age_after>\d{2})\b(?=\W*$|\s*[,;])|"
        r"[(\[](?:(?P<age_in>\d{2})\s?[fm]|[fm]\s?(?P<age_last>\d{2}))[)\]]",
        rf"\b(?:my|our|an?) (?:wife|husband|partner|friend|neighbou?r|cousin|flatmate|roommate|colleague|mother|father|"
        rf"sister|brother|mum|mom|dad|nan|gran) is (?:now |only |just )?"
        rf"(?P<age>\d{{2}})\b{_NOT_AN_AGE}",
        rf"(?<![\w.])(?P<age>\d{{1,3}})[\s-]*{_YEARS}[\s-]*(?:female|male|woman|man|lady|girl|boy|gentleman)\b",
        r"\b(?:male|female)\s+(?:pt|patient)\s*,?\s*(?:aged\s+)?(?P<age>\d{2})\b(?!\s*(?:mg|mcg|/|%|x\b|\.\d))",
        r"(?<![\w.])(?P<age>[1-9]\d)\s+(?:yrs? )?here\b",
        r"\b(?:she|he)(?:'?s| is) (?P<small>four|five|six|seven|eight|nine)(?= years? old|[.,;]|\s*$)",
        rf"\b(?:just turned|turned|turning|nearly|pushing|i turn)\s+(?P<age>\d{{2}})\b{_NOT_AN_AGE}",
    )
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_SPOKEN = rf"(?:(?P<tens>{'|'.join(_TENS)})(?:[\s-](?P<ones>{'|'.join(_ONES)}))?|(?P<teens>{'|'.join(_TEENS)}))\b"
_WORD_AGE = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:i'?m|i am|aged?|she'?s|he'?s|she is|he is|patient is|turned|turning|(?:woman|man|lady|gran|nan) of)\s+"
        rf"(?:now\s+|nearly\s+|almost\s+|just\s+)*{_SPOKEN}"
        r"(?!\s+(?:percent|mg|mcg|weeks?|days?|months?|stone|injections?|jabs?|shots?|minutes?|hours?|thousand|"
        r"hundred))",
        rf"^\W*{_SPOKEN}\W*(?:years?(?: old)?|yrs?(?: old)?)?\W*(?:(?:female|male|woman|man|lady|gent|bloke|girl|"
        rf"boy)\W*)?$",
        rf"\b{_SPOKEN}[\s-]+(?:years?|yrs?)[\s-]+(?:old|of age)\b",
    )
)
_CLINICAL = re.compile(
    r"(?<![\w./])(?P<age>\d{1,3})\s?-?(?:(?:yo|y/o|yr|yrs?|y)\s*)?(?P<sex>[FM])(?![\w/'])|"
    r"(?<![\w./])(?P<age_before>\d{2})\s?/\s?(?P<sex_after>[FM])(?![\w'])"
)
_CLINICAL_FIRST = re.compile(r"(?<![\w])(?P<sex>[FM])(?P<sex_after>)(?:\s?/?\s?|,\s)(?P<age>\d{2})(?![\w/.,]\d)")
_AGED_SEX = re.compile(rf"(?:\b|(?<=\d))(?:years?|yrs?|yr|yo|y/o|old|y\.o\.?)[\s,-]*{_BETWEEN}(?:{_SEX})\b", re.I)
_I_AM_SEX = re.compile(
    rf"\b(?:i'?m|i am|as|patient is|pt is|this is|sex|gender|"
    rf"a \d{{2}} year old)\s*[:=]?\s*(?:an?\s+)?(?:[\w-]+\s+){{0,2}}?(?:{_SEX})\b(?!')",
    re.I,
)
_SEX_FIRST = re.compile(
    r"(?<!\w)(?:(?P<male>male|man|gentleman|bloke|lad|chap|M)|(?P<female>female|woman|lady|lass|gran|nan|F))"
    rf"(?:\s?[,/]?\s?|,? (?:of|aged|turned|just turned) )(?:\d{{2}}(?![\w/.,]\d)|(?:{'|'.join(_TENS)})\b)",
    re.I,
)
_DESCRIBED = re.compile(
    r"\b(?:post-?\s?menopausal|menopausal|perimenopausal|elderly|young|middle[\s-]aged|retired|vegan|vegetarian|"
    r"pregnant|"
    rf"fit|healthy|older|adult)\s+(?:{_SEX})\b|\bi(?:'m| am|m) (?:post-?\s?|peri-?\s?)?menopausal\b",
    re.I,
)
_NUMBER_SEX = re.compile(rf"(?<![\w.])\d{{2,3}}\s*,?\s+(?:an?\s+)?(?:{_SEX})\b", re.I)
_LETTER_SEX = re.compile(
    r"^\W*\d{2}\W{0,2}(?:(?P<male>m)|(?P<female>f))\b(?=\W*$|\s*[,;.])|"
    r"^\W*(?:(?P<male_first>m)|(?P<female_first>f))[\s,/]{0,2}\d{2}\b(?=\W*$|\s*[,;])|"
    r"[(\[](?:\d{2}\s?)?(?:(?P<male_in>m)|(?P<female_in>f))(?:\s?\d{2})?[)\]](?<!\([mf]\))",
    re.I,
)
"""A letter beside an age that opens a message or stands in brackets ("34 f, tired", "(m52)"), in capitals or not."""
_PRONOUN_AGED = re.compile(
    r"\b(?:(?P<male>he)|(?P<female>she))(?:'?s| is)\s+(?:only |just |nearly |almost |now |about )*"
    r"(?:\d{1,3}\b(?!\s*(?:mg|mcg|weeks?|months?|days?|/|%|\.\d))|"
    rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)})\b(?!\s+(?:mg|mcg|weeks?|months?|days?)))",
    re.I,
)
_ONLY_SEX = re.compile(
    rf"\s*(?:i'?m\s+)?(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES)}))?\W+)?(?:an?\s+)?(?:{_SEX})\s*[.!]?\s*",
    re.I,
)
_PREGNANT = re.compile(
    r"\b(?:pregnant|preggers|preg|gravid|expecting(?: a baby| my| our| twins)|"
    r"(?:(?<=i'm )|(?<=im )|(?<=i am ))expecting(?! (?:to|a|it|my|that|some|the|results?)\b)|"
    r"\d{1,2}/40|with child|in my (?:first|second|"
    r"third|1st|2nd|3rd) trimester|due date(?: is| \d| in)|bun in the oven|up the duff|in the family way|"
    r"baby (?:is )?due|due (?:in|with) (?:my )?(?:first|second|third|baby|twins)|G\d+\s?P\d+(?:\+\d+)? (?:at |"
    r"@ ?)?\d{1,2}|"
    r"knocked up|\d{1,2} (?:weeks|wks) (?:gone|along)|(?:my|at) booking (?:bloods|appointment|scan)|"
    r"baby on the way|missed my period|antenatal patient|gestation)\b"
    r"|\bpregnancy\b(?! test)",
    re.I,
)
_BREASTFEEDING = re.compile(
    r"\b(?:breast[\s-]?feed(?:ing)?|breast[\s-]?fed|lactating|nursing (?:my|a|our|mother|mum|mom|twins|baby|"
    r"newborn|her|him)|chest[\s-]?feeding|feeding my newborn|"
    r"exclusively nursing|expressing milk|pumping milk)\b",
    re.I,
)
_PLANNED = re.compile(
    r"(?:planning|trying|hoping|want|wanting|like|going|try)\b[^.;,\n]{0,24}$|\b(?:become|becoming|get|"
    r"getting|conceive|fall|falling)\s+$|\b(?:for|in|during|of|test)\s+$|\bplan\w*\W+(?:for\W+)?$",
    re.I,
)
_NO_ALLERGIES = re.compile(
    r"\b(?:no|nil|not any|don'?t have any|do not have any|haven'?t any|without any|no known|has no|have no|"
    r"0)\s+(?:known\s+)?(?:drug\s+|medication\s+|other\s+|food\s+)?(?:allergies|allergy|allergys|"
    r"allergic reactions)\b(?!\s+to\s+(?:b\W?12|cobal|hydroxo|cyano|benzyl))"
    r"|\bnk(?:d)?a\b|\ballergies\s*[:\-=]*\s*(?:none|nil|no|nkda|nka|nkd|no known(?: drug)? allergies)\b|"
    r"\bnot allergic to (?:anything|any\b[^.,;]{0,20})|\ballergic to nothing\b",
    re.I,
)


_NO_MEDICINES = re.compile(
    r"\b(?:no|nil|not on any|not taking any|not on|don'?t take(?: any)?|do not take(?: any)?|take no|on no)\s+"
    r"(?:regular\s+|other\s+|current\s+|more\s+)*(?:medicines?|medications?|meds|drugs|tablets|pills|prescriptions?)\b"
    r"(?!\s+(?:for|that|allerg\w*|with|which|on))"
    r"|\b(?:medicines?|medications?|meds|dh)\s*[:\-=]\s*(?:none|nil|no)\b",
    re.I,
)


_NO_MORE = re.compile(
    r"\b(?:that'?s (?:all|it|everything|the lot)|nothing else|no others?|none other|just (?:that|those)|"
    r"only (?:that|those)|and (?:that'?s|thats) it)\b(?!\s+\w*(?:allerg|symptom))",
    re.I,
)


def find_person(text: str) -> list[Fact]:
    """Age, sex, pregnancy, breastfeeding, and the statements that there are no allergies or no medicines."""
    return [*_ages(text), *_sexes(text), *_pregnancies(text), *_allergies(text), *_medicines(text)]


def find_no_more(text: str) -> list[Fact]:
    """Where a message that names a medicine says that there is no other ("warfarin, that's all")."""
    return [Fact("medicine_none", "none", *match.span()) for match in _NO_MORE.finditer(text)]


def _ages(text: str) -> Iterator[Fact]:
    seen: list[tuple[int, int]] = []
    told = (expression(f"sex.{name}") for name in ("titled", "lettered", "age_in_passing"))
    for pattern in (*_AGE, _RELATIVE_AGED, _CLINICAL, _CLINICAL_FIRST, *told, _BARE_AGE):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if groups.get("months") and re.search(r"\b(?:a|my|our|his|her|an)\s+$", text[: match.start()], re.I):
                continue
            if pattern is _BARE_AGE and (not match.start() or _TELLS_NO_AGE.search(text, 0, match.start())):
                continue
            group = next((name for name in _AGE_GROUPS if groups.get(name)), "")
            if not group:
                continue
            years = 0.0 if group == "months" else count(match[group])
            span = (
                match.span()
                if groups.get("months") or "old" in match[0].lower()
                else (match.start(group), max(match.end(), match.end(group)))
            )
            if years <= 125 and not any(a < span[1] and span[0] < b for a, b in seen):
                seen.append(span)
                yield Fact("age", "age", *span, value=years)

    for match in (match for pattern in _WORD_AGE for match in pattern.finditer(text)):
        word = "tens" if match["tens"] else "teens"
        if any(start <= match.start(word) < end for start, end in seen):
            continue
        seen.append(match.span())
        yield Fact("age", "age", match.start(word), match.end(), value=_spoken_age(match))


_AGE_GROUPS = ("months", "small", "age", "age_first", "age_before", "age_in", "age_after", "age_last")


def _spoken_age(match: re.Match[str]) -> float:
    if match["teens"]:
        return float(_TEENS.index(match["teens"].lower()) + 10)
    ones = _ONES.index(match["ones"].lower()) + 1 if match["ones"] else 0
    return float(10 * (_TENS.index(match["tens"].lower()) + 2) + ones)


def _sexes(text: str) -> Iterator[Fact]:
    only = _ONLY_SEX.fullmatch(text)
    found = (
        [only]
        if only
        else [
            match
            for pattern in (_AGED_SEX, _I_AM_SEX, _NUMBER_SEX, _SEX_FIRST, _DESCRIBED)
            for match in pattern.finditer(text)
        ]
    )
    for sex, name in (("female", "sex.woman"), ("male", "sex.man")):
        yield from (Fact("sex", sex, *match.span(), value=sex) for match in expression(name).finditer(text))
    seen: set[int] = set()
    for match in found:
        group = "male" if match["male"] else "female"
        if not match[group]:
            yield Fact("sex", "female", *match.span(), value="female")
            continue
        if len(match[group]) == 1 and not match[group].isupper():
            continue
        if match.start(group) not in seen:
            seen.add(match.start(group))
            yield Fact("sex", group, *match.span(group), value=group)
    for match in (
        *_LETTER_SEX.finditer(text),
        *_PRONOUN_AGED.finditer(text),
        *_RELATIVE_AGED.finditer(text),
        *expression("sex.titled").finditer(text),
        *expression("sex.lettered").finditer(text),
    ):
        group = next(name for name, said in match.groupdict().items() if said and not name.startswith("age"))
        if match.start(group) not in seen:
            seen.add(match.start(group))
            sex = str(group.partition("_")[0])
            yield Fact("sex", sex, match.start(group), match.end(group), value=sex)
    for pattern in (_CLINICAL, _CLINICAL_FIRST):
        for match in pattern.finditer(text):
            group = "sex" if match["sex"] else "sex_after"
            if match.start(group) not in seen:
                seen.add(match.start(group))
                sex = "female" if match[group] == "F" else "male"
                yield Fact("sex", sex, match.start(group), match.end(group), value=sex)


def _pregnancies(text: str) -> Iterator[Fact]:
    for pattern, name in ((_PREGNANT, "pregnant"), (_BREASTFEEDING, "breastfeeding")):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 40) : match.start()]
            denied = re.search(r"\bnot\s+(?:yet\s+)?$", before, re.I)
            planned = bool(_PLANNED.search(before)) if name == "pregnant" and not denied else False
            topic = match[0].lower() == "pregnancy" and not re.search(r"\bmy\s+$", before, re.I)
            yield Fact("pregnancy", name, *match.span(), value=name, hypothetical=planned or topic)


def _allergies(text: str) -> Iterator[Fact]:
    for match in _NO_ALLERGIES.finditer(text):
        yield Fact("allergy_none", "none", *match.span())


def _medicines(text: str) -> Iterator[Fact]:
    for match in _NO_MEDICINES.finditer(text):
        yield Fact("medicine_none", "none", *match.span())
