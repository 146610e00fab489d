"""Settings come from the environment; one that cannot be used is named before anything starts."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from stand_in_rasa import CLINIC

from b12core.clinic import parse_clinic
from b12core.errors import ClinicError
from channels.environment import SettingsError
from channels.keys import SECRET_FILE, installation_secret
from channels.settings import Settings


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "clinic.yml"
    file.write_text(CLINIC, encoding="utf-8")
    return {"B12_CLINIC": str(file), "DATA_DIR": str(tmp_path / "data")}


def test_rasas_port_is_on_loopback(environment: dict[str, str]) -> None:
    settings = Settings.from_environment(environment | {"RASA_PORT": "6005", "PORT": "9000"})

    assert settings.rasa_url == "http://127.0.0.1:6005"
    assert (settings.host, settings.port) == ("127.0.0.1", 9000)
    assert settings.clinic.name.startswith("Clinic")


@pytest.mark.parametrize(("given", "address"), [("", ""), ("http://127.0.0.1:6055/webhook", "http://127.0.0.1:6055")])
def test_an_action_server_is_looked_for_only_where_one_is_named(
    environment: dict[str, str], given: str, address: str
) -> None:
    assert Settings.from_environment(environment | {"ACTIONS_URL": given}).actions_url == address


@pytest.mark.parametrize(
    ("name", "value"),
    [("ACTIONS_URL", "127.0.0.1:5055"),
     ("PORT", "http"), ("PORT", "70000"), ("RASA_PORT", "0"), ("B12_SESSION_SECONDS", "1"), ("B12_CLINIC", "none.yml"),
     ("B12_ADDRESS_SESSIONS_PER_MINUTE", "-1"), ("LOG_LEVEL", "LOUD")],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_named(environment: dict[str, str], name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{name}: expected .* got .*{value}"):
        Settings.from_environment(environment | {name: value})


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg2"])
def test_a_database_is_known_by_each_name_that_addresses_of_postgresql_have(
    environment: dict[str, str], scheme: str
) -> None:
    settings = Settings.from_environment(environment | {"DATABASE_URL": f"{scheme}://b12:p@10.0.0.9/b12"})
    assert settings.database_url in ("postgresql://b12:p@10.0.0.9/b12", "postgresql+psycopg2://b12:p@10.0.0.9/b12")


@pytest.mark.parametrize(
    ("name", "value"),
    [("DATABASE_URL", "mysql://b12:hunter2@10.0.0.9/b12"), ("DATABASE_URL", "hunter2@10.0.0.9"),
     ("B12_MAIL_SERVER", "imap://b12:hunter2@mail")],
)  # fmt: skip
def test_the_error_about_an_address_with_a_password_does_not_repeat_it(
    environment: dict[str, str], name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=f"{name}: expected nothing, or an address such as") as refused:
        Settings.from_environment(environment | {name: value})
    assert "hunter2" not in str(refused.value)


def test_a_clinic_file_that_cannot_be_used_is_named(environment: dict[str, str]) -> None:
    Path(environment["B12_CLINIC"]).write_text("name: only a name", encoding="utf-8")

    with pytest.raises(ClinicError, match="contact"):
        Settings.from_environment(environment)


def test_the_secret_is_made_once_and_only_its_owner_may_read_it(environment: dict[str, str]) -> None:
    settings = Settings.from_environment(environment)

    first, second = installation_secret(settings), installation_secret(settings)

    assert first == second
    assert len(first) >= 32
    assert stat.S_IMODE((settings.data_dir / SECRET_FILE).stat().st_mode) == 0o600


def test_a_secret_of_the_environment_is_used_and_not_written(environment: dict[str, str]) -> None:
    settings = Settings.from_environment(environment | {"B12_SECRET_KEY": "s" * 40})

    assert installation_secret(settings) == "s" * 40
    assert not settings.data_dir.exists()


def test_a_short_secret_is_refused(environment: dict[str, str]) -> None:
    settings = Settings.from_environment(environment | {"B12_SECRET_KEY": "short"})

    with pytest.raises(SettingsError, match="at least 32 characters"):
        installation_secret(settings)


def test_the_process_ends_with_a_message_when_a_setting_is_wrong(environment: dict[str, str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "channels"],
        env={**os.environ, **environment, "PORT": "http"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith("PORT: expected a whole number")


def test_settings_that_are_handed_in_are_not_mixed_with_those_of_the_process(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "9100")

    assert Settings.from_environment(environment).port == 8080


def test_the_secret_never_stands_in_what_settings_print(environment: dict[str, str]) -> None:
    assert "s" * 40 not in repr(Settings.from_environment(environment | {"B12_SECRET_KEY": "s" * 40}))


@pytest.mark.parametrize(
    "site", ["www.riverside.example", "https://www.riverside.example/", "https://www.riverside.example/chat", "*"]
)
def test_a_site_that_no_browser_would_name_so_is_refused_by_name(site: str) -> None:
    with pytest.raises(ClinicError, match=r"allowed_origins.*a scheme and a host without a path"):
        parse_clinic(CLINIC.replace("https://www.clinic.example", site))


@pytest.mark.parametrize("site", ["https://www.riverside.example", "http://127.0.0.1:9000"])
def test_a_site_as_a_browser_names_it_is_taken(site: str) -> None:
    assert parse_clinic(CLINIC.replace("https://www.clinic.example", site)).allowed_origins == (site,)
