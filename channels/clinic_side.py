"""The clinician's side of this installation: its settings, its keys, its folder or database."""

from __future__ import annotations

from functools import partial

from channels.environment import SettingsError
from channels.keys import derived_key, installation_secret
from channels.settings import Settings
from clinic.keys import Keys
from clinic.side import Side


def clinic_side(settings: Settings) -> Side:
    """The side that the settings describe. Raises SettingsError where `clinic.yml` has no `clinicians`."""
    if settings.clinic.clinicians is None:
        raise SettingsError(
            "clinic.yml, clinicians",
            "the address of the clinic's pages",
            "nothing",
            'Add clinicians: {address: "https://…"} to clinic.yml.',
        )
    secret = installation_secret(settings)
    return Side(settings.clinic, Keys.of(partial(derived_key, secret)), settings.data_dir, settings.database_url)
