"""The alerts and the dashboard speak of numbers that the gateway really shows, and a real Prometheus reads them."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import yaml

from channels.metrics import Metrics
from channels.rasa_turn import Said, Turn
from deploy.environment import ROOT

FOLDER = ROOT / "deploy" / "monitoring"
NAME = re.compile(r"\b(?:b12|process)_[a-z_]+\b")

needs_prometheus = pytest.mark.skipif(
    shutil.which("prometheus") is None or shutil.which("promtool") is None,
    reason="Prometheus is not installed: apt-get install prometheus",
)


def filled() -> Metrics:
    """Counters in which every kind of number occurs."""
    metrics = Metrics()
    turn = Turn(messages=[Said(card={"type": "answer", "id": "a"})], understood=False, red_flags=["chest_pain"])
    metrics.answered("web", turn)
    metrics.refused("too_many_requests")
    metrics.left("labs")
    metrics.doubt_clock("drafts", True)
    metrics.follow_record(lambda: 3, lambda: 0xABC)
    with metrics.timed("turn"), metrics.waits():
        pass
    return metrics


def alerts() -> list[dict[str, Any]]:
    groups = yaml.safe_load((FOLDER / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def panels() -> list[dict[str, Any]]:
    dashboard = json.loads((FOLDER / "grafana-dashboard.json").read_text(encoding="utf-8"))
    return list(dashboard["panels"])


def expressions() -> list[str]:
    shown = [target["expr"] for panel in panels() for target in panel["targets"]]
    return [rule["expr"] for rule in alerts()] + shown


def test_every_number_that_is_asked_for_is_there() -> None:
    there = {sample.name for family in filled().registry.collect() for sample in family.samples}
    asked = {name for expression in expressions() for name in NAME.findall(expression)}
    assert asked
    assert asked <= there


def test_every_number_of_ours_is_on_the_dashboard() -> None:
    ours = {family.name for family in filled().registry.collect() if family.name.startswith("b12_")}
    shown = " ".join(target["expr"] for panel in panels() for target in panel["targets"])
    assert [name for name in sorted(ours) if name not in shown] == []


def test_every_alert_says_what_happened_and_how_urgent_it_is() -> None:
    for rule in alerts():
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert rule["annotations"]["summary"].endswith((".", "?"))


@needs_prometheus
def test_prometheus_accepts_the_rules_and_the_configuration() -> None:
    for command in (["check", "rules", "alerts.yml"], ["check", "config", "prometheus.yml"]):
        ended = subprocess.run(["promtool", *command], cwd=FOLDER, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout + ended.stderr


@needs_prometheus
def test_the_first_message_that_was_not_kept_is_told_at_once(tmp_path: Path) -> None:
    [rule] = [rule for rule in alerts() if rule["alert"] == "AnswersNotKept"]
    turns = 'b12_turns_total{{job="b12",instance="a",channel="web",outcome="{}"}}'
    told = {"exp_labels": rule["labels"], "exp_annotations": rule["annotations"]}
    case = {
        "interval": "15s",
        "input_series": [
            {"series": turns.format("not_kept"), "values": "0 0 0 0 1 1 1 1"},
            {"series": turns.format("answered"), "values": "0 9 18 27 36 45 54 63"},
        ],
        "alert_rule_test": [
            {"eval_time": "45s", "alertname": rule["alert"], "exp_alerts": []},
            {"eval_time": "60s", "alertname": rule["alert"], "exp_alerts": [told]},
        ],
    }
    file = tmp_path / "first.yml"
    file.write_text(yaml.safe_dump({"rule_files": [str(FOLDER / "alerts.yml")], "tests": [case]}), encoding="utf-8")
    ended = subprocess.run(["promtool", "test", "rules", str(file)], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@needs_prometheus
def test_a_real_prometheus_reads_the_numbers_and_answers_every_expression(tmp_path: Path) -> None:
    shown_at, asked_at = free_port(), free_port()
    filled().serve("127.0.0.1", shown_at)
    configuration = yaml.safe_load((FOLDER / "prometheus.yml").read_text(encoding="utf-8"))
    configuration["global"]["scrape_interval"] = "1s"
    configuration["rule_files"] = [str(FOLDER / "alerts.yml")]
    configuration["scrape_configs"][0]["static_configs"][0]["targets"] = [f"127.0.0.1:{shown_at}"]
    (tmp_path / "prometheus.yml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    server = subprocess.Popen(
        [
            "prometheus",
            f"--config.file={tmp_path / 'prometheus.yml'}",
            f"--storage.tsdb.path={tmp_path / 'data'}",
            f"--web.listen-address=127.0.0.1:{asked_at}",
            "--log.level=error",
        ],
    )
    try:
        deadline = time.monotonic() + 60
        while not ask(asked_at, 'b12_turns_total{outcome="answered"}'):
            assert time.monotonic() < deadline, "Prometheus has read nothing"
            time.sleep(0.5)
        assert ask(asked_at, 'up{job="b12"}')[0]["value"][1] == "1"
        for expression in expressions():
            ask(asked_at, expression)
    finally:
        server.terminate()
        server.wait(10)


def ask(port: int, expression: str) -> list[dict[str, Any]]:
    """What Prometheus answers to the expression; nothing as long as it cannot be reached."""
    query = urllib.parse.urlencode({"query": expression})
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/query?{query}", timeout=5) as answer:
            found: list[dict[str, Any]] = json.loads(answer.read())["data"]["result"]
    except urllib.error.HTTPError as refused:
        pytest.fail(f"{expression}: {refused.read().decode()}")
    except OSError:
        return []
    return found


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
