"""`b12nlu "text"`: the mentions of a text as JSON (`-`: of standard input); `--trace`: why each is what it is.

`b12nlu check-rules`: whether each rule does what its examples say and is needed by one; with `--sample 50 --seed 1`,
how many of so many rules at random are missed where they are switched off.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from b12core.knowledge import load_knowledge
from b12nlu.because import OWN_WORDS
from b12nlu.mention import Mention, Reference
from b12nlu.qualifiers.check import all_rules, not_missed, problems_of_all
from b12nlu.qualifiers.rule import RuleError
from b12nlu.reader import read

CHECK_RULES = "check-rules"
_MEANING = {
    "found": "found",
    "acute": "of now",
    "negated": "denied",
    "uncertain": "in doubt",
    "historical": "past",
    "hypothetical": "not stated as real",
    "retracted": "taken back",
    "subject": "somebody else's",
}
"""What each flag says, in words."""
_OF_THE_VOCABULARY = frozenset(
    {"symptom", "course", "cause", "procedure", "phase", "product", "route", "condition", "medicine"}
)
"""Types of mention that a word of the vocabulary or a construction makes."""
_ONE_OF = 50
"""Of so many rules that are switched off, one may go unnoticed."""


def main(arguments: list[str] | None = None) -> int:
    """Prints the mentions of the text and returns the exit status."""
    parser = argparse.ArgumentParser(prog="b12nlu", description="The clinical mentions of a text, as JSON.")
    parser.add_argument("text", help="the text to read, - for standard input, or check-rules")
    parser.add_argument(
        "--trace", action="store_true", help="print a tree: each mention, its flags, and the rule of each"
    )
    parser.add_argument("--sample", type=int, metavar="N", help="of check-rules: switch N rules off, at random")
    parser.add_argument("--seed", type=int, default=0, help="which of them (0)")
    options = parser.parse_args(arguments)
    if options.text == CHECK_RULES:
        return check_rules() if options.sample is None else check_sample(options.sample, options.seed)
    mentions = read(sys.stdin.read() if options.text == "-" else options.text)
    if options.trace:
        print("\n".join(trace(mentions)))
    else:
        print(json.dumps([mention.as_dict() for mention in mentions], ensure_ascii=False, indent=2))
    return 0


def check_rules() -> int:
    """Prints what is wrong with the rules, a line each; 0 where nothing is, 1 where something is."""
    try:
        found = list(problems_of_all())
    except RuleError as error:
        found = [str(error)]
    print("\n".join(found) if found else f"{len(all_rules())} rules, each with its examples, and each needed")
    return int(bool(found))


def check_sample(count: int, seed: int) -> int:
    """Switches rules off at random, one by one, and prints which are not missed; 0 where at most one of 50 is not."""
    idle = not_missed(count, seed)
    print("\n".join([*idle, f"{count - len(idle)} of {count} rules are missed where they are switched off"]))
    return int(len(idle) * _ONE_OF > count)


def trace(mentions: Sequence[Mention]) -> Iterator[str]:
    """The lines of a tree: each mention with its words, whether it counts, and what makes it so, with the rule."""
    for mention in mentions:
        said = (mention.comparator, mention.value, mention.unit, mention.word)
        value = " ".join(str(part) for part in said if part is not None)
        place = f"[{mention.start}-{mention.end}]"
        yield f'{mention.type} {mention.id}{": " + value if value else ""}, from "{mention.text}" {place}'
        yield f"  {_state(mention)}"
        if mention.reference is not None:
            yield f"  printed beside it: {_printed(mention.reference)}"
        if mention.type in _OF_THE_VOCABULARY and not any(reason.flag == "found" for reason in mention.because):
            yield "  found by a word of the vocabulary"
        for reason in mention.because:
            rule = "" if reason.rule == OWN_WORDS else f" (rule {reason.rule})"
            yield f'  {_MEANING[reason.flag]} by "{reason.cue}"{rule}'


def _state(mention: Mention) -> str:
    if mention.is_current:
        doubt = ", but in doubt" if mention.uncertain else ""
        if mention.ask:
            return "does not count yet: an emergency that is asked about"
        emergency = mention.acute or mention.id in load_knowledge().emergency_symptoms
        return f"counts{doubt}: an emergency" if emergency else f"counts{doubt}"
    flags = [_MEANING[flag] for flag in mention.flags if flag != "uncertain"]
    now = "; of now, so it is an emergency for that person" if mention.acute and flags == [_MEANING["subject"]] else ""
    return f"does not count: {', '.join(flags)}{now}"


def _printed(reference: Reference) -> str:
    ends = [f"{name} {end:g}" for name, end in (("from", reference.min), ("up to", reference.max)) if end is not None]
    flag = [f"flag {reference.flag}"] if reference.flag else []
    return ", ".join([" ".join([*ends, reference.unit or ""]).strip(), *flag])


if __name__ == "__main__":
    sys.exit(main())
