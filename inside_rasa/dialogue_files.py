"""Reads the domain where this project keeps it: what all steps share in `domain.yml`, each step in `domain/`.

Rasa's own importer reads one file or one folder. `config.yml` names this one under `importers`, as Rasa's documentation
of custom importers describes.
"""

from __future__ import annotations

from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter


class DomainInSteps(RasaFileImporter):
    """Rasa's own importer, but for the domain."""

    def get_domain(self) -> Domain:
        """The shared file and those of all steps as one. Raises InvalidDomain or YamlException for one that is none."""
        return Domain.load(domain_files(Path(self._domain_path or "domain.yml")))


def domain_files(shared: Path) -> list[Path | str]:
    """The shared file, then those of the folder beside it that has its name, in the order of their names."""
    return [shared, *sorted(shared.with_suffix("").glob("*.yml"))]
