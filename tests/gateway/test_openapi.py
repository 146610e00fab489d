"""The gateway does what its OpenAPI document says, for whatever is sent to it, with a session and without one."""

from __future__ import annotations

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import openapi
from schemathesis.specs.openapi.checks import positive_data_acceptance
from stand_in_rasa import StandInRasa

EXAMPLES = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="session")
def api(shared_gateway: httpx.Client) -> schemathesis.BaseSchema:
    """The document that the running gateway gives of itself."""
    return openapi.from_dict(shared_gateway.get("/api/openapi.json").json())


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
@EXAMPLES
def test_every_answer_is_as_described(case: schemathesis.Case, shared_gateway: httpx.Client, rasa: StandInRasa) -> None:
    token = shared_gateway.post("/api/session").json()["token"]
    _send(case, shared_gateway, {"Authorization": f"Bearer {token}"})


@schema.parametrize()
@EXAMPLES
def test_every_answer_to_a_stranger_is_as_described(
    case: schemathesis.Case, shared_gateway: httpx.Client, rasa: StandInRasa
) -> None:
    _send(case, shared_gateway, {})


def _send(case: schemathesis.Case, gateway: httpx.Client, headers: dict[str, str]) -> None:
    # A well-formed message can still be refused: its option was never offered, or both parts of it are there.
    excluded = [positive_data_acceptance] if case.path == "/api/messages" else []
    with requests.Session() as session:
        session.trust_env = False
        case.call_and_validate(
            base_url=str(gateway.base_url).rstrip("/"), session=session, headers=headers, excluded_checks=excluded
        )
