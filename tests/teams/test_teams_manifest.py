"""The app manifest keeps Microsoft's published rules, and promises what the code does and nothing else."""

from __future__ import annotations

import json
import re
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from microsoft import APP_ID

from channels.teams.words import forget_commands
from deploy.teams_package import DOCS, MANIFEST, main

ROOT = Path(__file__).parents[2]
CONTENT: dict[str, Any] = json.loads(MANIFEST.read_text(encoding="utf-8"))
ADDRESSES = [[f"--{name}", f"https://clinic.example/{name}"] for name in ("website", "privacy", "terms")]
ARGUMENTS = ["--clinic", "Riverside Clinic", *(part for address in ADDRESSES for part in address)]
COMMANDS = CONTENT["bots"][0]["commandLists"][0]["commands"]


def size_of(icon: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    head = icon.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])


def test_every_field_keeps_to_its_published_length_and_form() -> None:
    assert set(CONTENT) == {
        "$schema", "manifestVersion", "version", "id", "developer", "name", "description", "icons", "accentColor",
        "bots", "permissions", "validDomains",
    }  # fmt: skip
    assert f"/v{CONTENT['manifestVersion']}/" in CONTENT["$schema"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", CONTENT["version"])
    assert re.fullmatch(r"#[0-9a-fA-F]{6}", CONTENT["accentColor"])
    assert len(CONTENT["name"]["short"]) <= 30
    assert len(CONTENT["name"]["full"]) <= 100
    assert len(CONTENT["description"]["short"]) <= 80
    assert len(CONTENT["description"]["full"]) <= 4000
    assert len(CONTENT["developer"]["name"]) <= 32
    assert set(CONTENT["permissions"]) <= {"identity", "messageTeamMembers"}
    assert len(COMMANDS) <= 10
    for command in COMMANDS:
        assert len(command["title"]) <= 32
        assert len(command["description"]) <= 128


def test_the_icons_have_the_sizes_that_teams_asks_for() -> None:
    assert size_of(DOCS / CONTENT["icons"]["color"]) == (192, 192)
    assert size_of(DOCS / CONTENT["icons"]["outline"]) == (32, 32)


def test_the_bot_takes_no_files_and_no_calls_and_is_where_the_code_answers() -> None:
    bot = CONTENT["bots"][0]
    assert not bot["supportsFiles"]
    assert not bot["supportsCalling"]
    assert not bot["isNotificationOnly"]
    assert set(bot["scopes"]) == {"personal", "team", "groupChat"}
    assert bot["botId"] == CONTENT["id"]


def test_every_command_on_offer_is_one_that_is_understood() -> None:
    sentences = yaml.safe_load((ROOT / "actions" / "saying" / "wording.yml").read_text(encoding="utf-8"))
    options = {
        title
        for key, said in sentences.items()
        if key.startswith("option_")
        for title in (said.values() if isinstance(said, dict) else [said])
    }
    for command in COMMANDS:
        assert command["title"] in options or command["title"].casefold() in forget_commands()


def test_the_page_of_the_docs_names_every_setting_and_the_address() -> None:
    page = (DOCS / "teams.md").read_text(encoding="utf-8")
    for name in ("TEAMS_APP_ID", "TEAMS_APP_SECRET", "TEAMS_TENANT_ID", "TEAMS_AUTHORITY", "/teams/messages"):
        assert name in page


def test_the_package_holds_the_filled_manifest_and_both_icons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEAMS_APP_ID", APP_ID)
    assert main([*ARGUMENTS, "--to", str(tmp_path / "app.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "app.zip") as package:
        assert set(package.namelist()) == {"manifest.json", "teams-color.png", "teams-outline.png"}
        content = json.loads(package.read("manifest.json"))
    assert content["id"] == content["bots"][0]["botId"] == APP_ID
    assert content["developer"]["privacyUrl"] == "https://clinic.example/privacy"


def test_without_an_application_id_no_package_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEAMS_APP_ID", "not-an-id")
    assert main([*ARGUMENTS, "--to", str(tmp_path / "app.zip")]) == 1
    assert "TEAMS_APP_ID" in capsys.readouterr().err
    assert not (tmp_path / "app.zip").exists()
