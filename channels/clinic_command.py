"""`b12clinic`, for who runs the clinic's side: with the settings that the gateway is started with."""

from __future__ import annotations

import os
import sys

from b12core.errors import ClinicError
from channels.clinic_side import clinic_side
from channels.environment import SettingsError
from channels.settings import Settings
from clinic.cli import REFUSED, run


def main() -> int:
    """What the command ends with; 2 with a message when a setting cannot be used."""
    try:
        return run(sys.argv[1:], lambda: clinic_side(Settings.from_environment(os.environ)))
    except (SettingsError, ClinicError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED


if __name__ == "__main__":
    sys.exit(main())
