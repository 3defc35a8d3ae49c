"""What a command loads: every command is a process of its own, and waits for whatever it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from station.bootstrap import Parts
from station.packaging import profiles
from station.plugins import Plugins
from station.settings.resources import resources_folder
from station.settings.station import StationSettings

# What looks at images, makes packages and reports, windows and new versions of a database.
HEAVY = ("cv2", "numpy", "pikepdf", "img2pdf", "openpyxl", "reportlab", "PySide6", "alembic")


def test_a_command_that_makes_nothing_loads_no_tools(tmp_path: Path) -> None:
    run = (
        "import sys; from station.bootstrap import main; "
        "[main(['dossiers', '--json']) for _ in range(2)]; "
        "sys.stderr.write(' '.join(name for name in sys.modules if '.' not in name))"
    )
    environment = {**os.environ, "STATION_WORKSPACE": str(tmp_path / "workspace"), "HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-m", "station", "dossiers"], env=environment, check=True, capture_output=True)
    done = subprocess.run([sys.executable, "-c", run], env=environment, check=True, capture_output=True, text=True)
    assert set(HEAVY) & set(done.stderr.split()) == set()


def test_a_structure_is_imported_when_it_is_asked_for() -> None:
    structures = Parts(StationSettings(), resources_folder()).structures()
    assert list(structures) == sorted(structures)
    assert structures["plain"].name == "plain"
    assert structures.get("none") is None


@pytest.mark.parametrize("text", ["", "class Other:\n    name = 'other'\n\n\nPLUGIN = Other()\n"])
def test_a_module_without_its_plug_in_is_a_mistake(tmp_path: Path, monkeypatch, text: str) -> None:
    folder = tmp_path / "made_for_a_test"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "broken.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    package = __import__("made_for_a_test")
    for name in ("made_for_a_test", "made_for_a_test.broken"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(TypeError, match="broken must define PLUGIN with the name 'broken'"):
        dict(Plugins(package))


def test_the_packages_of_the_product_are_all_there() -> None:
    assert set(Plugins(profiles)) == {"plain", "tt05_aip", "tt05_sip"}
