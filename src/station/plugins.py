"""The whole plug-in system: the modules of a package, one implementation each.

A check, driver, engine or package profile is one module that defines ``PLUGIN``. Dropping the file into the folder adds
it; no list is edited. The registry is a value built by the composition root, never a module global.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Protocol, TypeVar, cast


class Named(Protocol):
    """What every plug-in has: the name by which settings and records mention it."""

    @property
    def name(self) -> str:
        """Stable name, equal to that of its module."""
        ...


P = TypeVar("P", bound=Named)


class Plugins(Mapping[str, P]):
    """The plug-ins of a package by name, in the order of the names; each is imported when it is first asked for.

    Asking for one raises ``TypeError`` when its module has no ``PLUGIN``, or one whose name is not the module's: both
    are mistakes of a developer, found by the first test run.
    """

    def __init__(self, package: ModuleType) -> None:
        """Look up the modules of ``package``; none is imported."""
        self._package = package.__name__
        found = (info.name for info in pkgutil.iter_modules(package.__path__))
        self._names = sorted(name for name in found if not name.startswith("_"))

    def __getitem__(self, name: str) -> P:
        if name not in self._names:
            raise KeyError(name)
        module = importlib.import_module(f"{self._package}.{name}")
        plugin = getattr(module, "PLUGIN", None)
        if plugin is None or plugin.name != name:
            message = f"{module.__name__} must define PLUGIN with the name {name!r}"
            raise TypeError(message)
        return cast("P", plugin)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def load_plugins(package: ModuleType, kind: type[P]) -> dict[str, P]:
    """Import every plug-in of ``package`` and return them by name; ``kind`` only types the result. See ``Plugins``."""
    del kind
    return dict(Plugins[P](package))
