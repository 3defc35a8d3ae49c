"""House rules that no linter knows: words for every code, size of modules, commands in the README, clean tree."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from station.model.errors import FAMILIES

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TEXTS = ROOT / "resources" / "texts"
RAISERS = set(FAMILIES) | {"fault"}


def table(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def first_string(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def raised_codes() -> dict[str, Path]:
    return {
        code: path
        for path in SOURCES
        for call in calls(path)
        if name_of(call.func) in RAISERS and (code := first_string(call)) is not None
    }


def test_every_error_code_has_its_sentence_and_remedy_in_both_languages() -> None:
    entries = table("errors")
    missing = {code: str(path.relative_to(ROOT)) for code, path in raised_codes().items() if code not in entries}
    assert not missing
    for code, entry in entries.items():
        assert set(entry) == {"vi", "vi_do", "en", "en_do"}, code
        assert all(text.strip() for text in entry.values()), code


def test_a_sentence_only_speaks_of_what_the_error_carries() -> None:
    """A placeholder that no raise fills would show as a question mark."""
    entries, wrong = table("errors"), []
    for path in SOURCES:
        for call in calls(path):
            code = first_string(call)
            names = {keyword.arg for keyword in call.keywords}
            if name_of(call.func) not in RAISERS or code not in entries or None in names:
                continue
            carried = names | ({"device", "pages"} if name_of(call.func) == "fault" else set())
            spoken = {name for text in entries[code].values() for name in re.findall(r"(?<!\{)\{(\w+)", text)}
            if spoken - carried:
                wrong.append((code, str(path.relative_to(ROOT)), sorted(spoken - carried)))
    assert not wrong


@pytest.mark.parametrize("part", ["words", "rows", "findings", "rules", "changes", "inventory", "values"])
def test_every_word_stands_in_both_languages(part: str) -> None:
    for code, entry in table(part).items():
        assert set(entry) == {"vi", "en"}, code
        assert all(text.strip() for text in entry.values()), code


def test_every_note_of_a_finding_has_its_words() -> None:
    words, missing = table("findings"), []
    for path in (ROOT / "src/station/qc").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "note":
                said: ast.AST = node.value
            elif isinstance(node, ast.Assign) and any("note" in ast.unparse(t).lower() for t in node.targets):
                said = node.value
            else:
                continue
            codes = {one.value for one in ast.walk(said) if isinstance(one, ast.Constant) and one.value}
            missing += [(path.name, code) for code in codes if isinstance(code, str) and code not in words]
    assert not missing


def test_every_word_that_a_command_says_exists() -> None:
    words, missing = table("words"), []
    for path in [*(ROOT / "src/station/cli").glob("*.py"), ROOT / "src/station/bootstrap.py"]:
        for call in calls(path):
            code = first_string(call)
            if name_of(call.func) not in ("say", "word") or code is None:
                continue
            of_option = ast.unparse(call.func) == "common.word" or path.name == "common.py"
            if (f"option_{code}" if of_option else code) not in words:
                missing.append((path.name, code))
    assert not missing


def test_placeholders_are_the_same_in_both_languages() -> None:
    for part in ("words", "rows", "findings", "rules", "errors", "inventory"):
        for code, entry in table(part).items():
            assert set(re.findall(r"\{(\w+)", entry["vi"])) == set(re.findall(r"\{(\w+)", entry["en"])), (part, code)


def test_modules_tell_one_story() -> None:
    long = {
        str(p.relative_to(ROOT)): n for p in SOURCES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = {
        code.removeprefix("help_")
        for code in table("words")
        if code.startswith("help_")
    }  # fmt: skip
    assert not {command for command in commands if f"`{command}`" not in readme and f"station {command}" not in readme}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def test_the_tree_names_no_registry_and_no_machine() -> None:
    forbidden = re.compile(rb"(?:^|[^\w.])/(?:work|farm)/|pypi\.org|files\.pythonhosted\.org|deb\.debian\.org|npmjs\.")
    found = []
    for path in tracked():
        if path.is_file() and path.suffix not in {".jpg", ".png", ".xlsx"} and path != Path(__file__):
            found += [str(path.relative_to(ROOT)) for _ in forbidden.finditer(path.read_bytes())]
    assert not found


def test_locks_hold_names_versions_and_hashes_only() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        for line in lock.read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"[\w.\-\[\]]+==[\w.!+]+(?: ; .+?)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?", line), (
                line
            )


def test_no_two_test_modules_share_a_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


# Called by Qt, by argparse, by ``ast``: what others call by its name.
CALLED_BY_NAME = re.compile(r"__\w+__|visit_\w+|[a-z]+[A-Z]\w*|_check_value")


def test_nothing_is_forgotten() -> None:
    """Every function, class and constant is used somewhere beside the place where it is made."""
    texts = [path.read_text(encoding="utf-8") for room in ("src", "tests", "scripts") for path in python_in(room)]
    used = Counter(word for text in texts for word in re.findall(r"[A-Za-z_]\w*", text))
    forgotten = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in SOURCES
        for name in made_in(path)
        if used[name] == 1 and not CALLED_BY_NAME.fullmatch(name)
    ]
    assert not forgotten


def python_in(room: str) -> Iterator[Path]:
    for path in (ROOT / room).rglob("*"):
        if path.is_file() and (path.suffix == ".py" or (room == "scripts" and not path.suffix)):
            yield path


def made_in(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        if isinstance(node, ast.ClassDef):
            fields = (one.target for one in node.body if isinstance(one, ast.AnnAssign))
            yield from (one.id for one in fields if isinstance(one, ast.Name))
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (one.id for one in targets if isinstance(one, ast.Name))
