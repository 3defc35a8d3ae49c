"""The standards bodies' schemas as set-up took them: proved by hash, refused when missing or altered."""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from station.model.errors import ToolMissing
from station.packaging.tt05 import standard_schemas
from station.packaging.tt05.standard_schemas import (
    AIP_SCHEMAS,
    SIP_SCHEMAS,
    altered_schemas,
    catalogue,
    standard_schema,
)
from station.packaging.xml_reading import parse_xml
from station.settings.resources import resources_folder

SCRIPT = Path(__file__).parents[2] / "scripts" / "take_schemas.py"
LOCK = Path(__file__).parents[2] / "requirements" / "schemas.lock"


def wheel(folder: Path, name: str, members: dict[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}-1-py3-none-any.whl", "w") as archive:
        for member, data in members.items():
            archive.writestr(member, data)


def take(tmp_path: Path, original: bytes, sha256: str, extra: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program as set-up does, in a small copy of the tree."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "resources").mkdir()
    shutil.copy(SCRIPT, tmp_path / "scripts")
    toml = f'[[schema]]\nname = "a.xsd"\npackage = "some-body"\nmember = "x/a.xsd"\nsha256 = "{sha256}"\n{extra}'
    (tmp_path / "resources" / "schemas.toml").write_text(toml, encoding="utf-8")
    wheel(tmp_path / "wheels", "some_body", {"x/a.xsd": original, "../../evil.py": b"evil"})
    command = [sys.executable, str(tmp_path / "scripts" / SCRIPT.name), str(tmp_path / "wheels")]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", sorted({*AIP_SCHEMAS, *SIP_SCHEMAS}))
def test_every_schema_is_there_and_is_one(name: str) -> None:
    root = parse_xml(standard_schema(name), name)
    assert root.tag == "{http://www.w3.org/2001/XMLSchema}schema"
    locations = root.xpath("//@schemaLocation")
    assert all(location in AIP_SCHEMAS for location in locations), "nothing but what lies beside it"


def test_every_distribution_is_locked() -> None:
    locked = LOCK.read_text(encoding="utf-8")
    for schema in catalogue().values():
        assert f"{schema.package}==" in locked
    assert "://" not in locked


def test_a_missing_or_altered_schema_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(resources_folder() / "schemas.toml", tmp_path)
    monkeypatch.setattr(standard_schemas, "resources_folder", lambda: tmp_path)
    with pytest.raises(ToolMissing, match="schema_missing") as missing:
        standard_schema("xlink.xsd")
    assert missing.value.context["schema"] == "xlink.xsd"
    (tmp_path / "schemas").mkdir()
    shutil.copy(resources_folder() / "schemas" / "xlink.xsd", tmp_path / "schemas")
    assert standard_schema("xlink.xsd")
    (tmp_path / "schemas" / "premis-v3-0.xsd").write_bytes(b"<schema/>")
    with pytest.raises(ToolMissing, match="schema_damaged"):
        standard_schema("premis-v3-0.xsd")
    with pytest.raises(ToolMissing, match="schema_missing"):
        standard_schema("../schemas.toml")


def test_altered_copies_in_a_package_are_named() -> None:
    shipped = {name: standard_schema(name) for name in AIP_SCHEMAS}
    assert altered_schemas(shipped) == ()
    original = shipped["mets1_12.xsd"].replace(
        b'schemaLocation="xlink.xsd"', b'schemaLocation="http://www.loc.gov/standards/xlink/xlink.xsd"'
    )
    assert altered_schemas({**shipped, "mets1_12.xsd": original}) == (), "the standard's own text is no forgery"
    forged = {"premis-v3-0.xsd": shipped["premis-v3-0.xsd"] + b" ", "xlink.xsd": b"", "EAD.xsd": b"anything"}
    assert altered_schemas({**shipped, **forged}) == ("premis-v3-0.xsd", "xlink.xsd")


def test_set_up_writes_the_named_member_and_no_other(tmp_path: Path) -> None:
    ran = take(tmp_path, b"<schema/>", hashlib.sha256(b"<schema/>").hexdigest())
    assert ran.returncode == 0, ran.stderr
    folder = tmp_path / "resources" / "schemas"
    assert {path.name for path in folder.iterdir()} == {"a.xsd", "SHA256SUMS"}
    assert subprocess.run(["sha256sum", "-c", "--status", "SHA256SUMS"], cwd=folder, check=False).returncode == 0
    assert not list(tmp_path.rglob("evil.py"))


def test_set_up_changes_only_what_is_declared(tmp_path: Path) -> None:
    changed = hashlib.sha256(b"<here/>").hexdigest()
    extra = f'replace = "there"\nby = "here"\nshipped_sha256 = "{changed}"\n'
    ran = take(tmp_path, b"<there/>", hashlib.sha256(b"<there/>").hexdigest(), extra)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "resources" / "schemas" / "a.xsd").read_bytes() == b"<here/>"


def test_set_up_refuses_another_text(tmp_path: Path) -> None:
    ran = take(tmp_path, b"<forged/>", hashlib.sha256(b"<schema/>").hexdigest())
    assert ran.returncode == 1
    assert "x/a.xsd has SHA-256" in ran.stderr
    assert not list((tmp_path / "resources" / "schemas").iterdir()), "no folder that looks complete"
