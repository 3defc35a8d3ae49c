"""The table of costs: the product's own, a site's over it, and numbers that are none."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from station.model.cost import cost
from station.model.errors import SettingsFault
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

OWN = """name = "default"
version = "7"
title = "Của tỉnh"
source = "QĐ 356/QĐ-UBND"
unit_price = 5100
[sizes]
A4 = "1"
A3 = "1.9"
"""


def write(folder: Path, text: str) -> list[Path]:
    (folder / "profiles" / "cost").mkdir(parents=True)
    (folder / "profiles" / "cost" / "default.toml").write_text(text, encoding="utf-8")
    return [resources_folder(), folder]


def test_the_products_own_table_gives_the_price_of_the_plan() -> None:
    table = load_profiles([resources_folder()]).cost_table("default")
    assert cost(table.a4_pages({"A4": 71_722_221}), table.unit_price) == 351_151_994_016
    assert table.a4_pages({"A5": 1, "A4": 1, "A3": 1, "A2": 1, "A1": 1, "A0": 1}) == Fraction(63, 2)
    # No factor was found in a circular: until somebody writes one, none makes a page dearer.
    assert {table.coefficient(one.name) for one in table.coefficients} == {1}
    assert all(one.source and one.title_en for one in table.coefficients)


def test_a_site_lays_its_own_over_it(tmp_path: Path) -> None:
    table = load_profiles(write(tmp_path, OWN)).cost_table("default")
    assert (table.version, table.unit_price, table.factor("A3")) == ("7", 5100, Fraction(19, 10))


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("sizes.A3", OWN.replace('"1.9"', '"1,9"')),
        ("sizes.A3", OWN.replace('"1.9"', '"-2"')),
        ("sizes.A3", OWN.replace('"1.9"', "1.9")),
        ("unit_price", OWN.replace("5100", "-1")),
        ("unit_price", OWN.replace("5100", "5100.5")),
        ("unmeasured", OWN.replace("[sizes]", 'unmeasured = "nhiều"\n[sizes]')),
        ("coefficients.k", OWN + '[[coefficients]]\nname = "k"\ntitle = "K"\nvalue = "1/0"\nsource = ""\n'),
    ],
)
def test_what_is_no_number_is_named(tmp_path: Path, key: str, text: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        load_profiles(write(tmp_path, text))
    assert (caught.value.code, caught.value.context["key"]) == ("setting_type", key)
