"""`b12nlu "text"`: the mentions of a text as JSON (`-`: of standard input); `--trace`: why each is what it is.

`b12nlu check-rules`: whether each rule does what its examples say and is needed by one; with `--sample 50 --seed 1`,
how many of so many rules at random are missed where they are switched off.
"""

from __future__ import annotations

import argparse
import json
import sys

from b12nlu.qualifiers.check import all_rules, not_missed, problems_of_all
from b12nlu.qualifiers.rule import RuleError
from b12nlu.reader import read
from b12nlu.trace import trace

CHECK_RULES = "check-rules"
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


if __name__ == "__main__":
    sys.exit(main())
