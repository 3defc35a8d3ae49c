"""``station package`` and ``station verify``."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from station.cli.acting import acting_person, named_dossier
from station.cli.common import Commands, Common
from station.cli.face import Face, tell_error
from station.model.errors import InputFault, PackageFault, StationError, StorageFault
from station.model.profiles import MASTERS
from station.packaging.profile import Problem
from station.packaging.verifier import VerifyReport, verify
from station.settings.texts import LANGUAGES, Texts
from station.workflow.choose_packaging import packaging_of
from station.workflow.package_dossier import package_dossier
from station.workflow.submission_places import Submission
from station.workflow.verify_package import is_of_workspace, verify_package


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parser = common.command(commands, "package", person=True)
    parser.add_argument("dossier", metavar="DOSSIER", help=common.word("dossier"))
    parser.add_argument("--profile", metavar="P", help=common.word("package_profile"))
    parser.add_argument("--masters", choices=MASTERS, help=common.word("package_masters"))
    parser.add_argument("--submission", metavar="CODE", default="", help=common.word("package_submission"))
    parser.add_argument("--ordinal", metavar="N", type=int, default=0, help=common.word("package_ordinal"))
    parser.add_argument("--release", metavar="REASON", default="", help=common.word("package_release"))
    parser.set_defaults(run=run_package)
    parser = common.command(commands, "verify")
    parser.add_argument("path", metavar="PATH", nargs="+", help=common.word("package_path"))
    parser.set_defaults(run=run_verify)


def run_package(face: Face) -> int:
    """Build, verify and seal the package of an approved dossier."""
    with face.station() as station:
        named = face.arguments.profile
        profile = station.profiles.package_profile(named) if named else packaging_of(station).profile
        if face.arguments.masters:
            profile = replace(profile, options={**profile.options, "masters": face.arguments.masters})
        person, dossier = acting_person(face, station), named_dossier(station, face.arguments.dossier)
        packed = package_dossier(
            station, person, dossier, profile, submission=Submission(face.arguments.submission, face.arguments.ordinal),
            release_reason=face.arguments.release, progress=face.progress,
        )  # fmt: skip
    face.say("packaged", dossier=dossier.code, pages=packed.sealed.pages, path=packed.sealed.path)
    face.result({
        "dossier": dossier.code, "version": packed.version, "profile": profile.name, "path": str(packed.sealed.path),
        "manifest_sha256": packed.sealed.manifest_sha256, "files": packed.sealed.files, "bytes": packed.sealed.bytes,
        "pages": packed.sealed.pages, "submission": packed.submission.code, "ordinal": packed.submission.ordinal,
    })  # fmt: skip
    return 0


def run_verify(face: Face) -> int:
    """Verify packages as a stranger would: nothing but the package, a folder or a ZIP, is needed."""
    results: list[dict[str, object]] = []
    spoken = {language: Texts(face.services.resources / "texts", language) for language in LANGUAGES}
    unchecked: list[StationError] = []
    for name in face.arguments.path:
        try:
            report = _verified(face, Path(name))
        except StationError as error:
            # What could not be looked at is no reason not to look at the others, nor to lose what was found of them.
            unchecked.append(error)
            results.append(_unchecked(face, name, error))
            continue
        for problem in report.problems:
            face.line(f"{problem.rule}  {problem.subject}  {_sentence(face.texts, problem)}")
        verdict = "verify_failed" if report.problems else "verify_passed"
        face.say(verdict, path=name, count=len(report.problems), files=report.files, pages=report.pages)
        results.append({
            "path": name, "structure": report.structure, "valid": not report.problems, "files": report.files,
            "pages": report.pages, "problems": [_told(problem, spoken) for problem in report.problems],
        })  # fmt: skip
    face.result({"valid": all(result["valid"] for result in results), "packages": results})
    if unchecked:
        return unchecked[0].exit_code
    return 0 if all(result["valid"] for result in results) else PackageFault.exit_code


def _unchecked(face: Face, name: str, error: StationError) -> dict[str, object]:
    """Say why a path could not be looked at, and return the same for machines."""
    sentence = face.texts.error(error)
    if not face.json:
        tell_error(face.texts, error, as_json=False)
    told = {"code": error.code, "what": sentence.what, "remedy": sentence.remedy, "context": error.context}
    return {"path": name, "structure": "", "valid": False, "files": 0, "pages": 0, "problems": [], "error": told}


def _verified(face: Face, path: Path) -> VerifyReport:
    """Verify; what is found of a package of the workspace is kept there, unless somebody works in it now."""
    if is_of_workspace(Path(face.arguments.workspace), path):
        try:
            with face.station() as station:
                return verify_package(station, None, path)
        except StorageFault as fault:
            tell_error(face.texts, fault, as_json=False)
    try:
        return verify(path, face.services.structures())
    except OSError as error:
        raise InputFault("package_unreadable", path=str(path), detail=error.strerror or str(error)) from error


def _told(problem: Problem, spoken: Mapping[str, Texts]) -> dict[str, object]:
    """Return a problem for machines, with its sentence in every language."""
    sentences = {language: _sentence(texts, problem) for language, texts in spoken.items()}
    return {**problem.as_dict(), "sentence": sentences}


def _sentence(texts: Texts, problem: Problem) -> str:
    return texts.rule(problem.rule, problem.subject, problem.detail, problem.fault)
