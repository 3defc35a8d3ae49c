"""The whole plug-in system: the modules of a package, one implementation each.

A check, driver, engine or package profile is one module that defines ``PLUGIN``. Dropping the file into the folder adds
it; no list is edited. The registry is a value built by the composition root, never a module global.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import Protocol, TypeVar, cast


class Named(Protocol):
    """What every plug-in has: the name by which settings and records mention it."""

    @property
    def name(self) -> str:
        """Stable name, equal to that of its module."""
        ...


P = TypeVar("P", bound=Named)


def load_plugins(package: ModuleType, kind: type[P]) -> dict[str, P]:
    """Import every module of ``package`` and return its ``PLUGIN`` by name, in the order of the names.

    Raises ``TypeError`` when a module has no ``PLUGIN``, or one whose name is not the module's: both are mistakes of a
    developer, found by the first test run. ``kind`` only types the result.
    """
    del kind
    found: dict[str, P] = {}
    for info in pkgutil.iter_modules(package.__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        plugin = getattr(module, "PLUGIN", None)
        if plugin is None or plugin.name != info.name:
            message = f"{module.__name__} must define PLUGIN with the name {info.name!r}"
            raise TypeError(message)
        found[info.name] = cast("P", plugin)
    return dict(sorted(found.items()))
