"""A second count that knows nothing of the product's: plain Python over all rows, slow and easy to follow."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime

from storage_kit import HANOI, DirectSql

TABLES = (
    "page", "capture", "decision", "report", "blank_mark", "dossier", "fonds", "fonds_unit", "person", "document",
    "media_file", "approval", "package",
)  # fmt: skip
SIZES = {(2480, 3508): "A4", (3508, 4961): "A3", (1748, 2480): "A5", (1000, 9000): "80x760"}
Rows = dict[str, list[dict[str, object]]]
Key = tuple[tuple[str, str], ...]


def all_rows(sql: DirectSql) -> Rows:
    return {table: sql.execute(f"SELECT * FROM {table}") for table in TABLES}


def recount(rows: Rows) -> dict[Key, Counter[str]]:
    """Return the figures by all dimensions."""
    found: dict[Key, Counter[str]] = defaultdict(Counter)
    names = {row["id"]: row["name"] for row in rows["person"]}
    codes = {row["id"]: row["code"] for row in rows["fonds"]}
    units = {row["fonds_id"]: row["unit_code"] for row in rows["fonds_unit"]}
    dossiers = {row["id"]: row for row in rows["dossier"]}
    pages = {row["id"]: row for row in rows["page"]}
    marked = {row["capture_id"] for row in rows["blank_mark"]}
    said_blank = {
        row["capture_id"]
        for row in rows["report"]
        if row["flagged"] and '"check":"blank"' in row["findings"] and '"note":"blank"' in row["findings"]
    }

    def add(figures: dict[str, int], fonds: object, at: object, day: object = None, **told: object) -> None:
        moment = datetime.fromisoformat(str(at)).astimezone(HANOI)
        key = dict.fromkeys(("operator", "reviewer", "station", "device", "profile", "size", "reason"), "") | told
        key |= {"fonds": codes[fonds], "unit": units.get(fonds, ""), "hour": f"{moment.hour:02d}"}
        key["day"] = moment.date().isoformat() if day is None else day
        found[tuple(sorted((name, str(value)) for name, value in key.items()))].update(figures)

    for shot in rows["capture"]:
        page, fonds = pages[shot["page_id"]], dossiers[shot["dossier_id"]]["fonds_id"]
        sides = tuple(sorted((shot["width"], shot["height"])))
        where = {
            "operator": names[shot["operator_id"]], "station": shot["station"], "device": shot["device_name"],
            "profile": shot["profile"], "size": SIZES[sides],
        }  # fmt: skip
        taken = {"captured": 1, "rescanned": shot["rescan"], "sheets": shot["new_leaf"], "bytes": shot["size"]}
        add(taken, fonds, shot["captured_at"], shot["local_day"], **where)
        said = sorted((row["sequence"], row) for row in rows["decision"] if row["capture_id"] == shot["id"])[-1:]
        for _, last in said:
            wanted = {"accept": ["accepted"], "reject": ["rejected", "removed"]}[last["verdict"]]
            if shot["state"] == "superseded" or page["state"] in wanted:
                reason = last["reason"] if last["verdict"] == "reject" else ""
                add(
                    {f"{last['verdict']}ed": 1}, fonds, last["at"], last["local_day"],
                    **where | {"reviewer": names[last["reviewer_id"]], "reason": reason},
                )  # fmt: skip
        if shot["state"] == "current" and page["state"] == "removed":
            control = int(page["removed_reason"] == "separator")
            add({"removed": 1, "control": control}, fonds, page["removed_at"], page["removed_day"], **where)
        elif shot["state"] == "current" and page["state"] in ("captured", "passed", "flagged"):
            add({"waiting": 1}, fonds, shot["captured_at"], shot["local_day"], **where)
        if shot["state"] == "current" and page["state"] != "removed" and shot["id"] in marked | said_blank:
            add({"blank": 1}, fonds, shot["captured_at"], shot["local_day"], **where)
    for dossier in rows["dossier"]:
        _dossier(rows, dossier, names, add)
    return {
        key: Counter({name: n for name, n in sums.items() if n}) for key, sums in found.items() if any(sums.values())
    }


def _dossier(rows: Rows, dossier: dict[str, object], names: dict[object, object], add: object) -> None:
    mine = {name: [row for row in rows[name] if row.get("dossier_id") == dossier["id"]] for name in rows}
    shots = sorted((row["sequence"], row["station"]) for row in mine["capture"])
    where = {"station": shots[-1][1] if shots else ""}
    if dossier["state"] in ("approved", "packaged", "delivered") and mine["approval"]:
        last = max(mine["approval"], key=lambda row: row["sequence"])
        figures = {"dossiers": 1, "documents": _documents(mine)}
        add(figures, dossier["fonds_id"], last["at"], **where, reviewer=names[last["reviewer_id"]])  # type: ignore[operator]
    if mine["package"]:
        first = min(mine["package"], key=lambda row: row["version"])
        add({"packaged": 1}, dossier["fonds_id"], first["sealed_at"], **where)  # type: ignore[operator]


def _documents(mine: Rows) -> int:
    begins = {row["first_page_id"] for row in mine["document"] if row["kind"] != "media"}
    runs = [0]
    for page in sorted(mine["page"], key=lambda row: row["position"]):
        if page["id"] in begins:
            runs.append(0)
        runs[-1] += page["state"] != "removed"
    if len(runs) > 1:
        # What stands before the first mark belongs to the first document.
        leading = runs.pop(0)
        runs[0] += leading
    return sum(run > 0 for run in runs) + sum(not row["withdrawn"] for row in mine["media_file"])
