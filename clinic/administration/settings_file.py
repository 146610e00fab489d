"""`clinic.yml` from the administrator's page: what may be changed there, checked as at start, shown, and written.

Comments and the order of the file stay. What is written counts from the next start on.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from b12core import parse_case
from b12core.case import Case
from b12core.clinic import CHANNELS, Clinic, check_clinic, parse_clinic
from b12core.errors import ClinicError
from b12core.knowledge import load_knowledge
from b12core.knowledge.deciding import digest_now
from clinic.errors import StaleSettings, Unusable, Unwritable

TEXTS = ("name", "contact")
CHOICES = {"display_units": ("mass", "molar"), "patient_sees": ("suggestion", "after_confirmation")}
DAYS = ("keep_days",)
CLINICIANS_DAYS = ("drafts_wait_days", "drafts_kept_days")


class Proposed(BaseModel):
    """A changed file that would be accepted at start: its text, and each setting before and after."""

    model_config = ConfigDict(frozen=True)

    text: str
    clinic: Clinic
    changed: dict[str, tuple[str, str]]
    seen: str
    """The mark of the file that the change was made from."""


@cache
def example() -> Case:
    """The case by which a preview shows what settings do."""
    return parse_case(yaml.safe_load(Path(__file__).with_name("example.yml").read_text(encoding="utf-8")))


class SettingsFile:
    """The file that the installation reads its settings from; None where it was not told which one."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    @property
    def mark(self) -> str:
        """What the file's content is known by; empty where there is no file."""
        return hashlib.sha256(self._text().encode()).hexdigest() if self._path is not None else ""

    def clinic(self) -> Clinic:
        """The settings as the file has them now; they count from the next start. Raises ClinicError or Unwritable."""
        return parse_clinic(self._text())

    def with_settings(self, fields: Mapping[str, list[str]]) -> Proposed:
        """The file with these settings. Raises Unusable naming the first that cannot be used, or Unwritable."""
        content = self._content()
        one = {name: values[0].strip() for name, values in fields.items() if values}
        for name in (*TEXTS, *CHOICES):
            if name in one:
                content[name] = one[name]
        for name in DAYS:
            if name in one:
                content[name] = _whole(name, one[name])
        if "protocols" in one:
            _replace_protocols(content, [each.strip() for each in one["protocols"].split(",") if each.strip()])
        if "channels_shown" in one:
            content["channels"] = _flow({name: name in fields.get("channels", []) for name in CHANNELS})
        clinicians = content.get("clinicians")
        if isinstance(clinicians, dict):
            for name in CLINICIANS_DAYS:
                if name in one:
                    clinicians[name] = _whole(name, one[name])
            if "notices_to" in one:
                clinicians.pop("notices_to", None)
                if one["notices_to"]:
                    clinicians["notices_to"] = one["notices_to"]
        return self._proposed(content)

    def with_sign_off(self, protocol: str, name: str, role: str, day: dt.date) -> Proposed:
        """The file in which somebody has signed a protocol off for the rules of now. Raises Unusable or Unwritable."""
        if not name.strip() or not role.strip():
            raise Unusable(field="name, role")
        content = self._content()
        known = content.get("sign_off") or {}
        version = load_knowledge().meta.version
        signed = _flow(
            {
                "name": name.strip(),
                "role": role.strip(),
                "date": day,
                "knowledge_version": version,
                "decides": digest_now(),
            }
        )
        sign_offs = CommentedMap({**known, protocol: signed})
        sign_offs.fa.set_block_style()
        content["sign_off"] = sign_offs
        return self._proposed(content)

    def write(self, proposed: Proposed) -> None:
        """Writes the file, whole or not at all. Raises StaleSettings where it has changed meanwhile, or Unwritable."""
        if self._path is None:
            raise Unwritable()
        if self.mark != proposed.seen:
            raise StaleSettings()
        try:
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self._path.parent, delete=False) as file:
                file.write(proposed.text)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(file.name, self._path.stat().st_mode & 0o777)
            os.replace(file.name, self._path)
        except OSError:
            raise Unwritable() from None

    def _proposed(self, content: Any) -> Proposed:
        text = io.StringIO()
        _yaml().dump(content, text)
        before = self.clinic()
        try:
            after = parse_clinic(text.getvalue())
            check_clinic(after, load_knowledge().protocols)
        except ClinicError as error:
            raise Unusable(field=f"{error.field} ({error.expected})") from None
        old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
        changed = {}
        for name in new:
            parts = new[name] if isinstance(new[name], dict) and isinstance(old[name], dict) else None
            if parts is None and old[name] != new[name]:
                changed[name] = (_said(old[name]), _said(new[name]))
            for part in {**(old[name] if parts is not None else {}), **(parts or {})}:
                if old[name].get(part) != new[name].get(part):
                    changed[f"{name}.{part}"] = (_said(old[name].get(part)), _said(new[name].get(part)))
        return Proposed(text=text.getvalue(), clinic=after, changed=changed, seen=self.mark)

    def _content(self) -> Any:
        return _yaml().load(self._text())

    def _text(self) -> str:
        if self._path is None:
            raise Unwritable()
        try:
            return self._path.read_text(encoding="utf-8")
        except OSError:
            raise Unwritable() from None


def _yaml() -> YAML:
    whole = YAML()
    whole.preserve_quotes = True
    whole.width = 200
    return whole


def _replace_protocols(content: Any, protocols: list[str]) -> None:
    content.pop("default_protocol", None)
    sequence = CommentedSeq(protocols)
    sequence.fa.set_flow_style()
    content["protocols"] = sequence


def _flow(values: Mapping[str, Any]) -> CommentedMap:
    mapping = CommentedMap(values)
    mapping.fa.set_flow_style()
    return mapping


def _whole(name: str, text: str) -> int:
    if not text.isdecimal():
        raise Unusable(field=f"{name} ({text})")
    return int(text)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_said(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return "–" if value is None else str(value)
