"""When the dialogue model is trained again, and what is said where it cannot be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deploy import model as dialogue_model
from deploy.environment import process_environment
from deploy.model import TrainingError, ensure, fingerprint, is_current, train

ENVIRONMENT = process_environment({"B12_MODEL": "models/b12.tar.gz"})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in (
        "config.yml",
        "domain.yml",
        "domain/labs.yml",
        "data/nlu/labs.yml",
        "data/faq/dose.yml",
        "b12nlu/reader.py",
        "b12core/knowledge/units.yml",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {name}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Stands in for the training itself: each one is listed and leaves a file where the model would be."""
    done: list[Path] = []

    def stand_in(_root: Path, model: Path, _environment: object) -> float:
        done.append(model)
        model.write_bytes(b"model")
        return 0.0

    monkeypatch.setattr(dialogue_model, "train", stand_in)
    return done


def test_a_second_start_does_not_train_again(project: Path, trainings: list[Path]) -> None:
    ensure(project, ENVIRONMENT)
    ensure(project, ENVIRONMENT)
    assert trainings == [project / "models/b12.tar.gz"]


@pytest.mark.parametrize(
    "name",
    [
        "config.yml",
        "domain.yml",
        "domain/labs.yml",
        "data/nlu/labs.yml",
        "data/faq/dose.yml",
        "b12core/knowledge/units.yml",
    ],
)
def test_a_changed_input_trains_again(project: Path, trainings: list[Path], name: str) -> None:
    ensure(project, ENVIRONMENT)
    (project / name).write_text("# changed\n", encoding="utf-8")
    ensure(project, ENVIRONMENT)
    assert len(trainings) == 2


def test_a_new_and_a_removed_input_train_again(project: Path, trainings: list[Path]) -> None:
    ensure(project, ENVIRONMENT)
    (project / "data/nlu/faq.yml").touch()
    ensure(project, ENVIRONMENT)
    (project / "data/nlu/labs.yml").unlink()
    ensure(project, ENVIRONMENT)
    assert len(trainings) == 3


def test_a_lost_model_is_trained_again(project: Path, trainings: list[Path]) -> None:
    ensure(project, ENVIRONMENT)
    (project / "models/b12.tar.gz").unlink()
    ensure(project, ENVIRONMENT)
    assert len(trainings) == 2


def test_file_dates_caches_and_other_folders_do_not_train_again(project: Path, trainings: list[Path]) -> None:
    ensure(project, ENVIRONMENT)
    (project / "data/nlu/labs.yml").touch()
    (project / "b12nlu/__pycache__").mkdir()
    (project / "b12nlu/__pycache__/reader.pyc").touch()
    (project / "docs").mkdir()
    (project / "docs/safety.md").touch()
    ensure(project, ENVIRONMENT)
    assert len(trainings) == 1


def test_the_fingerprint_does_not_depend_on_where_the_project_lies(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(project, elsewhere, ignore=shutil.ignore_patterns("elsewhere"))
    assert fingerprint(elsewhere) == fingerprint(project)


def test_training_that_fails_says_why_and_leaves_no_model(project: Path) -> None:
    model = project / "models/b12.tar.gz"
    model.parent.mkdir()
    model.write_bytes(b"the one of before")
    (project / "domain.yml").write_text("intents: [greet\n", encoding="utf-8")
    with pytest.raises(TrainingError, match="make train") as error:
        train(project, model, ENVIRONMENT)
    assert "domain.yml" in str(error.value)
    assert not model.exists()
    assert not is_current(project, model)
