"""Building a package so that it is either there, whole and verified, or not there at all.

staging folder beside the target → write → verify as a stranger would → fsync files and folders → rename → fsync parent.
A crash leaves a staging folder, which the next run for the same package clears away.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from station.jobs.executors import SerialExecutor
from station.jobs.job import CancelToken, ProgressSink, ignore_progress
from station.model.errors import PackageFault
from station.model.profiles import PackageProfile
from station.packaging import layout
from station.packaging.codelists import load_codelists
from station.packaging.manifest import MANIFEST, SEAL, Malformed, Seal, hash_file, read_seal
from station.packaging.naming import require_safe
from station.packaging.profile import PackageContent, PackageStructure, PackingJob, Release, RenditionSource
from station.packaging.renditions import render_master
from station.settings.resources import resources_folder

STAGING = ".staging-"
_DOOMED = f"{STAGING}cleared-"
# What tempfile puts at the end of a name.
_RANDOM_PART = "?" * 8

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, slots=True)
class SealedPackage:
    """A package in its place. ``files`` and ``bytes`` count what the manifest covers; ``objid`` where it has one.

    ``version`` may be a later one than was asked for: see ``build_package``.
    """

    path: Path
    manifest_sha256: str
    files: int
    bytes: int
    pages: int
    version: int
    objid: str = ""


def build_package(  # noqa: PLR0913 - what, how and where, and the five things this long job takes
    content: PackageContent,
    structure: PackageStructure,
    profile: PackageProfile,
    target_folder: Path,
    *,
    executor: Executor | None = None,
    window: int = 1,
    progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
    render: RenditionSource = render_master,
    release: Release | None = None,
) -> SealedPackage:
    """Build, verify and seal the package of a dossier inside ``target_folder``.

    The same package that is already there, whole (a crash came between its sealing and its record), is returned as it
    is. Any other thing of that name is left alone, and the next version that is free is built: what a crash left, or
    what a database knew in whose place an older one was put back, may have been handed on, and no version and OBJID is
    ever given twice.

    Raises:
        PackageFault: ``package_exists`` (the name does not tell the version), ``package_invalid`` (rule, subject),
            ``package_disk_full``, ``package_unwritable``, ``package_write``; and what the structure raises, such as
            ``master_changed`` or ``fields_missing``. Then nothing of the package exists.
        JobCancelled: somebody cancelled; then nothing of the package exists either.
    """
    content, target, there = _find_place(content, structure, profile, target_folder)
    if there is not None:
        return there
    with _disk_faults(target):
        job = PackingJob(
            render=render,
            executor=executor or SerialExecutor(),
            window=window,
            progress=progress,
            cancel=cancel or CancelToken(),
            codelists=load_codelists(resources_folder() / "codelists", profile),
            release=release,
        )
        staging = Path(tempfile.mkdtemp(prefix=f"{STAGING}{target.name}-", dir=target_folder))
        try:
            return _build(content, structure, profile, job, staging / target.name, target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _find_place(
    content: PackageContent, structure: PackageStructure, profile: PackageProfile, target_folder: Path
) -> tuple[PackageContent, Path, SealedPackage | None]:
    """Return the content with a free version and its place, or with the package that was asked for and is there."""
    taken: set[Path] = set()
    while True:
        name = require_safe(structure.folder_name(content, profile))
        target = target_folder / name
        if target in taken:
            raise PackageFault("package_exists", path=str(target))
        with _disk_faults(target):
            target_folder.mkdir(parents=True, exist_ok=True)
            _clear(target_folder, name)
            if not target.exists() and not target.is_symlink():
                return content, target, None
            there = _adopt(target, structure, content, profile)
        if there is not None:
            return content, target, there
        taken.add(target)
        content = replace(content, version=content.version + 1)


def _build(
    content: PackageContent,
    structure: PackageStructure,
    profile: PackageProfile,
    job: PackingJob,
    folder: Path,
    target: Path,
) -> SealedPackage:
    folder.mkdir()
    structure.write(content, profile, folder, job)
    job.cancel.raise_if_cancelled()
    pages = _require_valid(folder, structure, content)
    for path in _bottom_up(folder):
        _sync(path)
    job.cancel.raise_if_cancelled()
    if target.exists():
        raise PackageFault("package_exists", path=str(target))
    folder.rename(target)
    _sync(target.parent)
    return _sealed(target, content.version, pages)


def _adopt(
    target: Path, structure: PackageStructure, content: PackageContent, profile: PackageProfile
) -> SealedPackage | None:
    """Return the package that is there when it is the one that was asked for, and whole.

    When it was made does not matter: nothing has happened in the workspace since.
    """
    try:
        facts = read_seal((target / SEAL).read_bytes()).facts
    except (OSError, Malformed):
        return None
    wanted = {
        "dossier": content.dossier.code,
        "version": content.version,
        "chain_head": content.chain_head,
        "profile": profile.name,
        "profile_version": profile.version,
        "options": profile.options,
    }
    if any(facts.get(key) != value for key, value in wanted.items()):
        return None
    found = structure.verify(target)
    return None if found.problems else _sealed(target, content.version, found.pages)


def _require_valid(folder: Path, structure: PackageStructure, content: PackageContent) -> int:
    """Return how many pages the package has; raises ``PackageFault`` with the first rule that it breaks."""
    found = structure.verify(folder)
    if found.problems:
        first = found.problems[0]
        raise PackageFault(
            "package_invalid", rule=first.rule, subject=first.subject, detail=first.detail, count=len(found.problems),
            document=layout.ordinal_in(content, first.subject),
        )  # fmt: skip
    return found.pages


def _sealed(target: Path, version: int, pages: int) -> SealedPackage:
    seal: Seal = read_seal((target / SEAL).read_bytes())
    objid = str(seal.facts.get("objid", ""))
    return SealedPackage(
        target, hash_file(target / MANIFEST), len(seal.sizes), seal.total_bytes, pages, version, objid
    )  # fmt: skip


def _clear(target_folder: Path, name: str) -> None:
    """Remove what a crashed run for the same package left.

    Renamed first, and only then emptied: a run that is still alive then fails instead of sealing what is left.
    """
    for leftover in target_folder.glob(f"{STAGING}{_literal(name)}-{_RANDOM_PART}"):
        leftover.rename(Path(tempfile.mkdtemp(prefix=_DOOMED, dir=target_folder)) / "leftover")
    for doomed in target_folder.glob(f"{_DOOMED}*"):
        shutil.rmtree(doomed, ignore_errors=True)


def _literal(name: str) -> str:
    return "".join(f"[{character}]" if character in "*?[" else character for character in name)


def _bottom_up(folder: Path) -> Iterator[Path]:
    for parent, _, files in os.walk(folder, topdown=False):
        for name in files:
            yield Path(parent) / name
        yield Path(parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _disk_faults(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        code = (
            "package_disk_full" if number in _FULL else "package_unwritable" if number in _REFUSED else "package_write"
        )
        raise PackageFault(code, path=str(target), detail=error.strerror or str(error)) from error
