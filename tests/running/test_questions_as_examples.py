"""What the dialogue model learns from the questions of the FAQ, beside the dialogue's own examples."""

from __future__ import annotations

from collections import defaultdict

import yaml

from deploy.environment import ROOT
from deploy.questions import questions_as_training_data


def test_no_wording_is_taught_with_two_meanings() -> None:
    written = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "data" / "nlu").glob("*.yml"))]
    meanings: dict[str, set[str]] = defaultdict(set)
    for content in (*written, questions_as_training_data(ROOT)):
        for item in yaml.safe_load(content)["nlu"]:
            for line in item["examples"].splitlines():
                meanings[line.removeprefix("- ").strip()].add(item["intent"])

    assert len(meanings) > 5_000
    assert {text: intents for text, intents in meanings.items() if len(intents) > 1} == {}
