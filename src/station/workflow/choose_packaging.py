"""Which package profile a workspace works for, and whose paper it is: chosen by the administrator, or by the site."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from station.model.people import Action, Person
from station.model.profiles import PackageProfile
from station.model.site import SiteIdentity
from station.settings.choices import FILE_NAME, Choices, load_choices, require_open, written_choices
from station.workflow.edit_reasons import keep_file
from station.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Packaging:
    """``profile``: whose fields are described and which packages are made first; ``site``: codes and names in them."""

    profile: PackageProfile
    site: SiteIdentity


def packaging_of(station: Station) -> Packaging:
    """Return what holds now: the workspace's choices, else the settings of the site.

    Raises ``SettingsFault`` (``profile_unknown``, ``setting_locked``, and what reading the file may say).
    """
    chosen, settings = load_choices(station.workspace.path), station.settings
    profile = station.profiles.package_profile(chosen.package_profile or settings.package_profile)
    names = [field.name for field in fields(SiteIdentity)]
    return Packaging(
        profile, SiteIdentity(**{name: getattr(chosen, name) or getattr(settings, name) for name in names})
    )


def choose_packaging(station: Station, person: Person, profile: str, site: SiteIdentity) -> Packaging:
    """Choose for this workspace and return what held before; packages that exist stay what they are.

    Raises ``Refused`` (``role_missing``), ``SettingsFault`` (``profile_unknown``; ``setting_locked`` when the site
    keeps it to itself), ``StorageFault``.
    """
    person.require(Action.MANAGE_SETTINGS)
    before, wanted = packaging_of(station), station.profiles.package_profile(profile)
    path = station.workspace.path
    said = {field.name: " ".join(getattr(site, field.name).split()) for field in fields(SiteIdentity)}
    choices = replace(load_choices(path), package_profile=wanted.name, **said)
    require_open(_new(choices, station))
    with station.workspace.write(person) as unit:
        unit.emit(
            "packaging.chosen", wanted.name, version=wanted.version, previous=before.profile.name,
            **{name: value for name, value in said.items() if value},
        )  # fmt: skip
        keep_file(path / FILE_NAME, written_choices(choices))
    return before


def _new(choices: Choices, station: Station) -> Choices:
    """Return the choices that differ from the settings: a locked setting may be said again as it is."""
    same = {
        field.name: ""
        for field in fields(Choices)
        if getattr(choices, field.name) == getattr(station.settings, field.name)
    }
    return replace(choices, **same)
