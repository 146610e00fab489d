"""What Rasa reads from `endpoints.yml` and the environment: where actions run, where conversations lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain

from deploy.environment import process_environment
from keeping.store import ConversationStore

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def endpoints(monkeypatch: pytest.MonkeyPatch) -> AvailableEndpoints:
    monkeypatch.setenv("ACTIONS_URL", "")
    monkeypatch.setenv("DATA_DIR", "elsewhere")
    monkeypatch.setenv("DATABASE_URL", "")
    return AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))


def test_actions_run_in_rasas_process_by_default(endpoints: AvailableEndpoints) -> None:
    assert not endpoints.action.url
    assert endpoints.action.kwargs["package"] == "actions"


def test_actions_are_called_at_the_address_that_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "ACTIONS_URL": "http://127.0.0.1:6055/webhook",
        "DATA_DIR": "elsewhere",
        "DATABASE_URL": "",
    }.items():
        monkeypatch.setenv(name, value)
    action = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")).action
    assert action.url == "http://127.0.0.1:6055/webhook"


def test_actions_get_the_domain_only_where_they_ask_for_it(endpoints: AvailableEndpoints) -> None:
    assert endpoints.action.kwargs["enable_selective_domain"] is True


def test_conversations_lie_in_the_data_folder_that_was_set(endpoints: AvailableEndpoints) -> None:
    assert endpoints.tracker_store.kwargs == {"dialect": "sqlite", "db": "elsewhere/conversations.sqlite"}


def test_conversations_are_kept_by_our_store_and_not_in_memory(endpoints: AvailableEndpoints, tmp_path: Path) -> None:
    # Where the named class cannot be loaded, Rasa only warns and keeps conversations in memory.
    endpoints.tracker_store.kwargs["db"] = str(tmp_path / "conversations.sqlite")
    assert isinstance(TrackerStore.create(endpoints.tracker_store, Domain.empty()), ConversationStore)


def test_without_any_setting_conversations_lie_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for name, value in process_environment({}).items():
        monkeypatch.setenv(name, value)
    kept_in = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")).tracker_store
    store = TrackerStore.create(kept_in, Domain.empty())
    assert isinstance(store, ConversationStore)
    assert store.engine.url.get_backend_name() == "sqlite"
