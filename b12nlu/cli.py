"""`b12nlu "text"`: the mentions of a text as JSON; `-` reads the text from standard input."""

from __future__ import annotations

import argparse
import json
import sys

from b12nlu.reader import read


def main(arguments: list[str] | None = None) -> int:
    """Prints the mentions of the text and returns the exit status."""
    parser = argparse.ArgumentParser(prog="b12nlu", description="The clinical mentions of a text, as JSON.")
    parser.add_argument("text", help="the text to read, or - for standard input")
    text = parser.parse_args(arguments).text
    mentions = read(sys.stdin.read() if text == "-" else text)
    print(json.dumps([mention.as_dict() for mention in mentions], ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
