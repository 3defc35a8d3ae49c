"""Whatever is wrong with a national package is told by the rule for it, and nothing that is right is called wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tt05_kit import Broken, write_package
from tt05_mutations import MUTATIONS, Mutation

from station.packaging.tt05.check import CODES, check_folder
from station.settings.resources import resources_folder
from station.settings.texts import Texts

ENGLISH = Texts(resources_folder() / "texts", "en")
_BY_ZIP = {"tt05:T45"}


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {flavour: write_package(flavour, tmp_path_factory.mktemp(flavour)) for flavour in ("AIP", "SIP")}


@pytest.mark.parametrize("flavour", ["AIP", "SIP"])
def test_a_package_of_ours_breaks_no_rule(golden: dict[str, Path], flavour: str) -> None:
    found = check_folder(golden[flavour])
    assert found.problems == ()
    assert (found.files, found.pages) == ({"AIP": 19, "SIP": 17}[flavour], 3)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_one_thing_wrong_is_told_by_the_rules_for_it(
    golden: dict[str, Path], tmp_path: Path, mutation: Mutation
) -> None:
    original = golden[mutation.flavour]
    broken = Broken(Path(shutil.copytree(original, tmp_path / original.name)))
    mutation.apply(broken)
    found = check_folder(broken.folder)
    assert {problem.rule for problem in found.problems} == mutation.codes, found.problems
    said = [ENGLISH.text("rules", one.rule, subject=one.subject, detail=one.detail) for one in found.problems]
    assert not [sentence for sentence in said if "()" in sentence or "  " in sentence], (
        "nothing is said of what is wrong"
    )


def test_every_rule_is_broken_by_some_mutation() -> None:
    assert set(CODES) - _BY_ZIP <= {code for mutation in MUTATIONS for code in mutation.codes}
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS) >= 100
    assert len(set(CODES)) == len(CODES)
