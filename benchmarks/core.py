"""How long the dosing core takes on its own: a suggestion, the knowledge that it needs once, the whole command."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from b12core import Case, suggest
from b12core.knowledge import parse_knowledge, read_knowledge_texts
from b12core.knowledge.loader import parse_knowledge_kept_at

CASES: tuple[str, ...] = (
    # just diagnosed, no nerve signs
    """{"as_of": "2026-11-22", "phase": "repletion", "cause": "pernicious_anaemia",
        "symptoms": {"present": ["fatigue"], "absent": ["paraesthesia", "gait_disturbance"]},
        "labs": [{"analyte": "serum_b12", "value": 98, "unit": "pg/mL", "taken_on": "2026-11-10"}],
        "patient": {"age": 62, "sex": "female"}}""",
    # nerve signs, several results, conditions and medicines
    """{"as_of": "2026-11-22", "phase": "repletion", "cause": "bariatric_surgery",
        "cause_detail": {"procedure": "roux_en_y"},
        "symptoms": {"present": ["paraesthesia", "numbness", "memory_or_concentration_problems"]},
        "labs": [{"analyte": "serum_b12", "value": 120, "unit": "pmol/L", "taken_on": "2026-11-10"},
                 {"analyte": "haemoglobin", "value": 91, "unit": "g/L", "taken_on": "2026-11-10"},
                 {"analyte": "egfr", "value": 41, "unit": "mL/min/1.73m2", "taken_on": "2026-11-10"}],
        "patient": {"age": 48, "sex": "male"},
        "conditions": ["kidney_disease"], "medicines": ["warfarin"]}""",
    # on treatment, symptoms return before the next dose
    """{"as_of": "2026-11-22", "phase": "maintenance", "cause": "pernicious_anaemia",
        "symptoms": {"present": ["fatigue"], "absent": ["paraesthesia"]},
        "symptom_course": "returning_before_next_dose", "patient": {"age": 55, "sex": "female"},
        "treatment": {"product": "hydroxocobalamin", "dose_mcg": 1000, "route": "IM", "interval_days": 84,
                      "started_on": "2025-01-10", "last_dose_on": "2026-09-30", "doses_given": 9}}""",
    # nothing known yet
    """{"as_of": "2026-11-22"}""",
)


def suggestion_microseconds(rounds: int = 500) -> float:
    """The median time of one suggestion, no patient twice; knowledge and cases are read before."""
    patients = [_patient(number) for number in range(rounds * len(CASES))]
    for case in patients[-len(CASES) :]:
        suggest(case)
    return statistics.median(_seconds(partial(suggest, case)) * 1e6 for case in patients)


def suggestions_a_second(seconds: float = 2.0) -> float:
    """How many different patients one process works out in a second, the reading of each case included."""
    started, done = time.perf_counter(), 0
    while (passed := time.perf_counter() - started) < seconds:
        suggest(_patient(done))
        done += 1
    return done / passed


def _patient(number: int) -> Case:
    """One of the cases with an age and with results that no patient before had together."""
    content = json.loads(CASES[number % len(CASES)])
    turn = number // len(CASES)
    content["patient"] = {**content.get("patient", {}), "age": 18 + turn % 80}
    content["labs"] = [{**lab, "value": lab["value"] + turn / 100} for lab in content.get("labs", [])]
    return Case.model_validate(content)


def knowledge_milliseconds(rounds: int = 5) -> float:
    """The median time of what every start does: hash the knowledge files, take what is kept of them, check it all."""
    with tempfile.TemporaryDirectory(prefix="b12-knowledge-") as folder:
        place = Path(folder) / "knowledge.json"
        parse_knowledge_kept_at(place, read_knowledge_texts())
        start = partial(_read_kept, place)
        return statistics.median(_seconds(start) * 1e3 for _ in range(rounds))


def _read_kept(place: Path) -> None:
    parse_knowledge_kept_at(place, read_knowledge_texts())


def knowledge_anew_milliseconds(rounds: int = 5) -> float:
    """The median time of reading and checking the knowledge files where nothing is kept of them."""
    return statistics.median(_seconds(lambda: parse_knowledge(read_knowledge_texts())) * 1e3 for _ in range(rounds))


def command_milliseconds(rounds: int = 5) -> float:
    """The median time of the command `b12core suggest`, from its start to its end."""
    command = (sys.executable, "-m", "b12core.cli", "suggest", "-")
    run = partial(subprocess.run, command, input=CASES[0], capture_output=True, check=True, text=True)
    run()
    return statistics.median(_seconds(run) * 1e3 for _ in range(rounds))


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started
