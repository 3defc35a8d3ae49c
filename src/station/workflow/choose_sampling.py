"""Which sampling policy holds in a workspace, and how the administrator chooses another."""

from __future__ import annotations

from dataclasses import replace

from station.model.people import Action, Person
from station.model.profiles import SamplingPolicy
from station.settings.choices import FILE_NAME, load_choices, require_open, written_choices
from station.workflow.edit_reasons import keep_file
from station.workflow.station import Station


def sampling_policy(station: Station) -> SamplingPolicy:
    """Return the policy for plans that are made from now on: the workspace's choice, else that of the settings.

    Raises ``SettingsFault`` (``profile_unknown``, ``setting_locked``, and what reading the file may say).
    """
    chosen = load_choices(station.workspace.path).sampling
    return station.profiles.sampling_policy(chosen or station.settings.sampling)


def choose_sampling(station: Station, person: Person, name: str) -> SamplingPolicy:
    """Choose a policy for this workspace and return the one before; plans that exist keep theirs.

    Raises ``Refused`` (``role_missing``), ``SettingsFault`` (``profile_unknown``; ``setting_locked`` when the site
    keeps it to itself), ``StorageFault``.
    """
    person.require(Action.MANAGE_SETTINGS)
    before, wanted = sampling_policy(station), station.profiles.sampling_policy(name)
    path = station.workspace.path
    choices = replace(load_choices(path), sampling=wanted.name)
    require_open(choices)
    with station.workspace.write(person) as unit:
        unit.emit("sampling.chosen", wanted.name, version=wanted.version, previous=before.name)
        keep_file(path / FILE_NAME, written_choices(choices))
    return before
