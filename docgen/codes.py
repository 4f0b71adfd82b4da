"""Dotted codes of a classification, whose form a catalogue tells: faults, ways of writing, and trees of rows.

A form is data:

    bagian   the parts from the left: `nama`, `angka` (how many digits it may have) and, where it is fixed, `isi`
    tingkat  {number of parts: name of the level}       diisi  the levels that rows of data may be of
    versi    {version: how many digits the last part has in it}
"""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Form = Mapping[str, Any]
    Row = dict[str, Any]

_DIGITS = frozenset("0123456789")


def code_fault(code: str, form: Form, version: str) -> str | None:
    """Say what is wrong with a code, None for a sound one that its version can write."""
    foreign = next((sign for sign in code if sign not in _DIGITS and sign != "."), None)
    if foreign:
        return f"memuat “{foreign}”; kode hanya angka dan titik"
    parts = code.split(".")
    if "" in parts:
        return f"bagian ke-{parts.index('') + 1} kosong: ada titik di ujung atau dua titik berurutan"
    for number, (part, told) in enumerate(zip_longest(parts, form["bagian"][: len(parts)]), start=1):
        wrong = told and _part_fault(part, told)
        if wrong:
            return f"bagian ke-{number} ({told['nama']}) {wrong}"
    level = form["tingkat"].get(str(len(parts)))
    if level not in form["diisi"]:
        known = ", ".join(f"{name} {count} bagian" for count, name in form["tingkat"].items() if name in form["diisi"])
        return f"terdiri atas {len(parts)} bagian{f' ({level})' if level else ''}; {known}"
    room = form["versi"][version]
    if len(parts) == len(form["bagian"]) and len(str(int(parts[-1]))) > room:
        return f"nomor {parts[-1]} tidak muat dalam {room} angka versi {version}"
    return None


def _part_fault(part: str, told: Mapping[str, Any]) -> str | None:
    if len(part) not in told["angka"]:
        wanted = " atau ".join(str(count) for count in told["angka"])
        return f"“{part}” terdiri atas {len(part)} angka, seharusnya {wanted} angka"
    fixed = told.get("isi")
    if fixed and int(part) != int(fixed):
        return f"“{part}”, seharusnya {fixed}"
    return None if int(part) else f"“{part}” nol"


def written(code: str, form: Form, version: str) -> str:
    """Write a sound code as a version has it: each part with its digits, the last one with the version's."""
    parts = [int(part) for part in code.split(".")]
    widths = [told["angka"][0] for told in form["bagian"]]
    widths[-1] = form["versi"][version]
    return ".".join(f"{part:0{width}}" for part, width in zip(parts, widths, strict=False))


def read_codes(rows: Iterable[Row] | None, form: Form, version: str) -> list[Row]:
    """Write the `kode` of each row as a version has it and note its level as `tingkat`, None where the code is unsound.

    The rows are those of a context, which is made anew for each document: the data that was given stays as it was.
    """
    found = list(rows or ())
    for row in found:
        sound = code_fault(row["kode"], form, version) is None
        row["tingkat"] = form["tingkat"][str(row["kode"].count(".") + 1)] if sound else None
        if sound:
            row["kode"] = written(row["kode"], form, version)
    return found


def by_code(entries: Iterable[Mapping[str, Any]], form: Form, version: str) -> dict[str, dict[str, Any]]:
    """Give the entries of a catalogue by their codes as a version writes them, with what is said otherwise in it.

    What an entry says otherwise in a version stands under `menurut_versi`; the name that it hides is kept as
    `nama_lain`.
    """
    found = {}
    for entry in entries:
        code = written(entry["kode"], form, version)
        other = entry.get("menurut_versi", {}).get(version, {})
        hidden = entry["nomenklatur"] if "nomenklatur" in other else None
        found[code] = {**entry, **other, "kode": code, "nama_lain": hidden}
    return found


def tree(rows: Iterable[Row], entries: Mapping[str, Mapping[str, Any]], form: Form) -> list[Row]:
    """Give the roots of the tree that rows stand in by their codes, in the order of the codes.

    A node is the first row of its code, or for a code without a row a new one with the name that `entries` has. It gets
    `anak` (the nodes below it) and `lanjutan` (further rows of its code): tuples, as they are no data of the row
    itself. Codes of the last level are leaves, a node for each row. A row's `induk_kurang` are the codes above it that
    have no row although they may, told at the first row below them. A row without `nomenklatur` gets that of its entry,
    and `dari_katalog` says so. Rows without `tingkat` stand nowhere.
    """
    counts = sorted(int(count) for count in form["tingkat"])
    nodes: dict[str, Row] = {}
    below: dict[str, list[Row]] = defaultdict(list)
    more: dict[str, list[Row]] = defaultdict(list)

    def parent_of(code: str) -> str:
        parts = code.split(".")
        return ".".join(parts[: max((count for count in counts if count < len(parts)), default=0)])

    def place(code: str, node: Row, missing: list[str]) -> None:
        above = parent_of(code)
        if above and above not in nodes:
            level = form["tingkat"][str(above.count(".") + 1)]
            made = {"kode": above, "tingkat": level, "nomenklatur": entries.get(above, {}).get("nomenklatur")}
            place(above, made, missing)
            if level in form["diisi"]:
                missing.append(above)
        below[above].append(node)
        if code.count(".") + 1 < counts[-1]:
            nodes[code] = node

    for row in sorted((row for row in rows if row["tingkat"]), key=lambda row: str(row["kode"])):
        name = entries.get(row["kode"], {}).get("nomenklatur")
        row["induk_kurang"], row["dari_katalog"] = [], not row["nomenklatur"] and name is not None
        row["nomenklatur"] = row["nomenklatur"] or name
        if row["kode"] in nodes:
            more[row["kode"]].append(row)
        else:
            place(row["kode"], row, row["induk_kurang"])
    for code, node in nodes.items():
        for same in (node, *more[code]):
            same["anak"], same["lanjutan"] = tuple(below[code]), tuple(more[code])
    return below[""]


FILTERS: dict[str, Callable[..., Any]] = {
    "cacat_kode": code_fault,
    "kode_dibaca": read_codes,
    "menurut_kode": by_code,
    "pohon_kode": tree,
}
