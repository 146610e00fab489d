"""Makes the app package that a Teams administrator uploads: `uv run python -m deploy.teams_package --help`."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[1] / "docs"
MANIFEST = DOCS / "teams-manifest.json"
APP_ID = re.compile(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")


def main(arguments: list[str] | None = None) -> int:
    """0 after writing the package; 1 with a message where the application's id cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m deploy.teams_package", description=__doc__)
    parser.add_argument("--clinic", required=True, help="the clinic's name, as Teams shows it (32 characters)")
    parser.add_argument("--website", required=True, help="https address of the clinic's site")
    parser.add_argument("--privacy", required=True, help="https address of its privacy statement")
    parser.add_argument("--terms", required=True, help="https address of its terms of use")
    parser.add_argument("--to", type=Path, default=Path("teams-app.zip"), help="the file to write")
    given = parser.parse_args(arguments)
    app_id = os.environ.get("TEAMS_APP_ID", "")
    if not APP_ID.fullmatch(app_id):
        sys.stderr.write("TEAMS_APP_ID: expected the application's id, a GUID as Entra shows it. See docs/teams.md.\n")
        return 1
    content = manifest(app_id, given.clinic, given.website, given.privacy, given.terms)
    with zipfile.ZipFile(given.to, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", json.dumps(content, indent=2))
        for icon in content["icons"].values():
            package.write(DOCS / icon, icon)
    print(f"{given.to}: upload it in the Teams admin center.")
    return 0


def manifest(app_id: str, clinic: str, website: str, privacy: str, terms: str) -> dict[str, Any]:
    """The manifest of docs/ for one application and clinic."""
    content: dict[str, Any] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    content["id"] = content["bots"][0]["botId"] = app_id
    content["developer"] = {"name": clinic, "websiteUrl": website, "privacyUrl": privacy, "termsOfUseUrl": terms}
    return content


if __name__ == "__main__":
    sys.exit(main())
