"""`b12nlu "text"`: the mentions of a text as JSON (`-`: of standard input); `--trace`: why each is what it is.

`b12nlu check-rules`: whether the rules of the qualifiers do what their examples say.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from b12nlu.mention import Mention
from b12nlu.qualifiers.check import problems
from b12nlu.qualifiers.rule import RuleError, qualifier_rules
from b12nlu.reader import read

CHECK_RULES = "check-rules"


def main(arguments: list[str] | None = None) -> int:
    """Prints the mentions of the text and returns the exit status."""
    parser = argparse.ArgumentParser(prog="b12nlu", description="The clinical mentions of a text, as JSON.")
    parser.add_argument("text", help="the text to read, - for standard input, or check-rules")
    parser.add_argument(
        "--trace", action="store_true", help="print a tree: each mention, its flags, and the rule of each"
    )
    options = parser.parse_args(arguments)
    if options.text == CHECK_RULES:
        return check_rules()
    mentions = read(sys.stdin.read() if options.text == "-" else options.text)
    if options.trace:
        print("\n".join(trace(mentions)))
    else:
        print(json.dumps([mention.as_dict() for mention in mentions], ensure_ascii=False, indent=2))
    return 0


def check_rules() -> int:
    """Prints what is wrong with the rules of the qualifiers, a line each; 0 where nothing is, 1 where something is."""
    try:
        found = list(problems(qualifier_rules()))
    except RuleError as error:
        found = [str(error)]
    print("\n".join(found) if found else f"{len(qualifier_rules())} rules, each with its examples, and each needed")
    return int(bool(found))


def trace(mentions: Sequence[Mention]) -> Iterator[str]:
    """The lines of a tree: each mention with its words, and under it each flag with its rule and the rule's words."""
    for mention in mentions:
        said = (mention.comparator, mention.value, mention.unit, mention.word)
        value = " ".join(str(part) for part in said if part is not None)
        state = "emergency" if mention.acute and mention.is_current else "stands" if mention.is_current else "marked"
        yield f"{mention.type} {mention.id}{': ' + value if value else ''} [{mention.start}-{mention.end}] {state}"
        yield f"  words: {mention.text}"
        if mention.reference is not None:
            printed = mention.reference
            yield f"  reference: {printed.min} to {printed.max} {printed.unit or ''} flag {printed.flag or 'none'}"
        for reason in mention.because:
            yield f"  {reason.flag}: {reason.rule}"
            yield f"    by: {reason.cue}"


if __name__ == "__main__":
    sys.exit(main())
