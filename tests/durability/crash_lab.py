"""Runs ``crash_program`` again and again, each time with another system call killed or failing; judges what is left.

Started by the tests as a program of its own: it forks from one warm process, so that a crash costs 0.1 s and not 0.5 s.

    crash_lab.py FOLDER POINTS kill CALL...             SIGKILL at the Nth call of each kind
    crash_lab.py FOLDER POINTS ERROR[,ERROR...] CALL... the Nth call of each kind fails

``POINTS``: for how many N, spread over all calls of a kind.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from crash_program import EXIT_TOLD, PAGES, run_day
from storage_kit import open_workspace

from station.model.states import DossierState
from station.storage.verify import verify_workspace


def child(workspace: Path, acknowledged: Path, errors: Path, tracer: list[str]) -> int:
    """Run the day in a forked child under ``strace``; return its wait status."""
    pid = os.fork()
    if pid == 0:
        error = os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(error, 2)
        os.kill(os.getpid(), signal.SIGSTOP)
        code = 1
        try:
            code = run_day(workspace, acknowledged)
        except BaseException:  # noqa: BLE001 - the child ends here, whatever it is
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.waitpid(pid, os.WUNTRACED)
    strace = subprocess.Popen(["strace", "-f", "-p", str(pid), *tracer], stderr=subprocess.PIPE, text=True)
    assert strace.stderr is not None
    line = strace.stderr.readline()
    if "attached" not in line:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        strace.wait()
        raise SystemExit(f"strace: {line}")
    os.kill(pid, signal.SIGCONT)
    _, status = os.waitpid(pid, 0)
    strace.stderr.close()
    strace.wait()
    return status


def count_calls(folder: Path, calls: list[str]) -> Counter[str]:
    """Run once untouched and count the calls of each kind."""
    log = folder / "calls.txt"
    fresh(folder)
    status = child(
        folder / "ws", folder / "acks", folder / "errors", ["-o", str(log), "-e", f"trace={','.join(calls)}"]
    )
    assert status == 0, (folder / "errors").read_text()
    return Counter(re.findall(r"(?m)^\d+ +(\w+)\(", log.read_text(errors="replace")))


def fresh(folder: Path) -> None:
    for name in ("ws", "acks"):
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)


def judge(folder: Path, *, finish: bool = True) -> list[str]:
    """Return what is wrong: acknowledged things lost, changes found, or a second run that does not finish the day."""
    acks = (folder / "acks").read_text().splitlines() if (folder / "acks").exists() else []
    wrong = []
    with open_workspace(folder / "ws") as workspace:
        if workspace.reconciliation.lost:
            wrong.append(f"lost {workspace.reconciliation.lost}")
        wrong += check_acks(workspace, acks)
        wrong += [f"{one.code} {one.subject}" for one in verify_workspace(workspace)]
    if finish:
        code = run_day(folder / "ws", folder / "acks")
        wrong += [] if code == 0 else [f"the second run ended with {code}"]
        wrong += check_end(folder / "ws")
    return wrong


def check_acks(workspace, acks: list[str]) -> list[str]:
    wrong = []
    with workspace.read() as reader:
        for line in acks:
            match line.split():
                case ["page", page_id, sha]:
                    hashes = [capture.master.sha256 for capture in reader.captures(page_id)]
                    if sha not in hashes or workspace.masters.verify(sha):
                        wrong.append(f"lost: {line}")
                case ["accepted", page_id]:
                    if not [one for one in reader.decisions(page_id) if one.verdict == "accept"]:
                        wrong.append(f"lost: {line}")
                case ["packaged"]:
                    if len(reader.packages()) != 1:
                        wrong.append(f"lost: {line}")
    return wrong


def check_end(path: Path) -> list[str]:
    with open_workspace(path) as workspace, workspace.read() as reader:
        dossier = reader.dossier_by_code("001")
        pages = reader.pages(dossier.id, include_removed=True)
        taken = [len(reader.captures(page.id)) for page in pages]
        right = (PAGES, [1, 2, 1], DossierState.PACKAGED, 1)
        found = (len(pages), taken, dossier.state, len(reader.packages(dossier.id)))
        left = list((path / "temp").iterdir())
        wrong = [f"at the end: {found}"] if found != right else []
        wrong += [f"left: {left}"] if left else []
        return wrong + [f"{one.code} {one.subject}" for one in verify_workspace(workspace)]


def spread(count: int, points: int) -> list[int]:
    """Return at most so many numbers from 1 to ``count``, the first and the last among them."""
    if count <= points:
        return list(range(1, count + 1))
    return sorted({1 + round(place * (count - 1) / max(1, points - 1)) for place in range(points)})


def crash(home: Path, call: str, number: int, action: str) -> dict[str, object]:
    fresh(home)
    started = time.perf_counter()
    injected = ["-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{action}:when={number}"]
    status = child(home / "ws", home / "acks", home / "errors", injected)
    return {
        "call": call,
        "number": number,
        "action": action,
        "killed": os.WIFSIGNALED(status),
        "told": os.WIFEXITED(status) and os.WEXITSTATUS(status) == EXIT_TOLD,
        "finished": status == 0,
        "errors": (home / "errors").read_text()[-2000:],
        "wrong": judge(home),
        "seconds": round(time.perf_counter() - started, 3),
    }


def main() -> None:
    folder, points, mode, *calls = sys.argv[1:]
    home = Path(folder)
    # Once for nothing, so that what is imported late is there and does not count.
    assert run_day(home / "warm", home / "warm-acks") == 0
    counts = count_calls(home, calls)
    actions = ["signal=KILL"] if mode == "kill" else [f"error={error}" for error in mode.split(",")]
    results = [
        crash(home, call, number, actions[number % len(actions)])
        for call in calls
        for number in spread(counts[call], int(points))
    ]
    json.dump({"counts": counts, "results": results}, sys.stdout)


if __name__ == "__main__":
    main()
