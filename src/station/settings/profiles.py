"""Profiles by name: those of the product, over which a site may lay its own of the same or another name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from station.model.cost import CostTable, exact
from station.model.errors import SettingsFault
from station.model.profiles import CaptureProfile, Checklist, MediaProfile, PackageProfile, SamplingPolicy
from station.settings.declared import build, read_toml
from station.settings.field_tables import FieldTable, FieldTables
from station.settings.registers import load_registers


class _Named(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles that can be chosen at this station."""

    capture: dict[str, CaptureProfile]
    checklists: dict[str, Checklist]
    packages: dict[str, PackageProfile]
    sampling: dict[str, SamplingPolicy] = field(default_factory=dict)
    media: dict[str, MediaProfile] = field(default_factory=dict)
    cost: dict[str, CostTable] = field(default_factory=dict)
    registers: dict[str, FieldTable] = field(default_factory=dict)

    def capture_profile(self, name: str) -> CaptureProfile:
        """Return one by name; raises ``SettingsFault`` with the names there are."""
        return _named(self.capture, name, "capture")

    def checklist(self, name: str) -> Checklist:
        """Return one by name; raises ``SettingsFault`` with the names there are."""
        return _named(self.checklists, name, "checklist")

    def package_profile(self, name: str) -> PackageProfile:
        """Return one by name; raises ``SettingsFault`` with the names there are."""
        return _named(self.packages, name, "package")

    def sampling_policy(self, name: str) -> SamplingPolicy:
        """Return one by name; raises ``SettingsFault`` with the names there are."""
        return _named(self.sampling, name, "sampling")

    def media_profile(self, name: str) -> MediaProfile:
        """Return one by name; raises ``SettingsFault`` with the names there are."""
        return _named(self.media, name, "media")

    def cost_table(self, name: str) -> CostTable:
        """Return one by name; raises ``SettingsFault`` with the names there are."""
        return _named(self.cost, name, "cost")

    def register(self, name: str) -> FieldTable:
        """Return the field table of a register by name; raises ``SettingsFault`` with the names there are."""
        return _named(self.registers, name, "register")


def load_profiles(folders: Sequence[Path]) -> Profiles:
    """Read ``profiles/{capture,checklists,packages,sampling,media,cost}/*.toml`` of each folder; later folders win.

    The registers are those of ``registers/*.toml``. A package profile may name its fields in the tables of
    ``fields/*.toml`` (``settings.field_tables``).
    """
    return Profiles(
        capture=_load(partial(build, CaptureProfile), folders, "capture"),
        checklists=_load(partial(build, Checklist), folders, "checklists"),
        packages=_load(FieldTables(folders).profile, folders, "packages"),
        sampling=_load(partial(build, SamplingPolicy), folders, "sampling"),
        media=_load(partial(build, MediaProfile), folders, "media"),
        cost=_load(_cost_table, folders, "cost"),
        registers=load_registers(folders),
    )


def profile_file(folders: Sequence[Path], part: str, name: str) -> Path:
    """Return the file that a profile was read from: that of the last folder which has one.

    Raises ``SettingsFault`` with code ``profile_unknown`` when none has.
    """
    for folder in reversed(folders):
        path = folder / "profiles" / part / f"{name}.toml"
        if path.is_file():
            return path
    raise SettingsFault("profile_unknown", kind=part, name=name, known="")


def _cost_table(values: dict[str, Any], source: str) -> CostTable:
    table = build(CostTable, values, source)
    numbers = {"unmeasured": table.unmeasured, **{f"sizes.{name}": text for name, text in table.sizes.items()}}
    if table.area_step:
        numbers["area_step"] = table.area_step
    numbers |= {f"coefficients.{one.name}": one.value for one in table.coefficients}
    for key, text in numbers.items():
        try:
            exact(text)
        except ValueError as error:
            raise SettingsFault("setting_type", path=source, key=key, expected='"1.25" or "1/2"') from error
    if table.unit_price < 0:
        raise SettingsFault("setting_type", path=source, key="unit_price", expected="0 or more")
    return table


def _load(make: Callable[[dict[str, Any], str], T], folders: Sequence[Path], part: str) -> dict[str, T]:
    found: dict[str, T] = {}
    for folder in folders:
        for path in sorted((folder / "profiles" / part).glob("*.toml")):
            profile = make(read_toml(path), str(path))
            if profile.name != path.stem:
                raise SettingsFault("profile_name", path=str(path), name=profile.name)
            found[profile.name] = profile
    return found


def _named(profiles: dict[str, T], name: str, kind: str) -> T:
    if name not in profiles:
        raise SettingsFault("profile_unknown", kind=kind, name=name, known=", ".join(sorted(profiles)))
    return profiles[name]
