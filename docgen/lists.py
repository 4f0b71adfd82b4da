"""What rules and templates ask of lists of data: which rows repeat, in which order and in which groups they stand.

The rows are never copied: what is given back holds the very items of the data.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


def twins(rows: Iterable[Mapping[str, Any]] | None, key: str) -> list[tuple[int, int]]:
    """Give (index, index of the first) for each row whose `key` repeats an earlier one, ignoring case and spaces."""
    first: dict[str, int] = {}
    found: list[tuple[int, int]] = []
    for index, row in enumerate(rows or ()):
        value = " ".join(str(row.get(key) or "").split()).casefold()
        if value and first.setdefault(value, index) != index:
            found.append((index, first[value]))
    return found


def joint_twins(rows: Iterable[Mapping[str, Any]] | None, *keys: str) -> list[int]:
    """Give the index of each row that repeats an earlier one in all of `keys`, ignoring case and spaces."""
    seen: set[tuple[str, ...]] = set()
    found = []
    for index, row in enumerate(rows or ()):
        value = _values(row, keys)
        if value in seen:
            found.append(index)
        seen.add(value)
    return found


def held_in(
    rows: Iterable[Mapping[str, Any]] | None, others: Iterable[Mapping[str, Any]] | None, *keys: str
) -> set[int]:
    """Give the indexes of the rows that agree with one of `others` in all of `keys`, ignoring case and spaces."""
    known = {_values(row, keys) for row in others or ()}
    return {index for index, row in enumerate(rows or ()) if _values(row, keys) in known}


def holding(rows: Iterable[Mapping[str, Any]] | None, key: str, value: Any) -> list[Mapping[str, Any]]:
    """Give the rows whose list at `key` holds a value."""
    return [row for row in rows or () if value in (row.get(key) or ())]


def _values(row: Mapping[str, Any], keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(str(row.get(key) or "").split()).casefold() for key in keys)


def grouped(rows: Iterable[Mapping[str, Any]] | None, titles: Iterable[str], key: str) -> list[dict[str, Any]]:
    """Give a group a title, `{judul, nomor, baris}`: the rows whose `key` is the number of the title, from 1."""
    groups: list[dict[str, Any]] = [
        {"judul": title, "nomor": number, "baris": []} for number, title in enumerate(titles, start=1)
    ]
    for row in rows or ():
        if isinstance(row[key], int) and 1 <= row[key] <= len(groups):
            groups[row[key] - 1]["baris"].append(row)
    return groups


def in_order(rows: Iterable[Mapping[str, Any]], key: str, order: Sequence[str]) -> list[Mapping[str, Any]]:
    """Give rows sorted by where the value of `key` stands in `order`; equals keep their order, others come last."""
    places = {value: place for place, value in enumerate(order)}
    return sorted(rows, key=lambda row: places.get(row[key], len(order)))


def gathered(rows: Iterable[Mapping[str, Any]] | None, order: Sequence[str], *paths: str) -> list[dict[str, Any]]:
    """Give a group for the rows that agree in the values at all `paths` (dotted): `{kunci, sebelum, baris}`.

    `kunci` are those values, `sebelum` counts the rows of the groups before. Groups stand by where their first value is
    in `order`, and then as they first appear; values agree whatever their case and spaces.
    """
    groups: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in rows or ():
        values = [_within(row, path) for path in paths]
        key = tuple(" ".join(str(value or "").split()).casefold() for value in values)
        groups.setdefault(key, {"kunci": values, "baris": []})["baris"].append(row)
    places = {value: place for place, value in enumerate(order)}
    made = sorted(groups.values(), key=lambda group: places.get(group["kunci"][0], len(order)))
    before = 0
    for group in made:
        group["sebelum"] = before
        before += len(group["baris"])
    return made


def _within(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def filled(
    rows: list[dict[str, Any]] | None, key: str, entries: Iterable[Mapping[str, Any]], reference: str
) -> list[dict[str, Any]]:
    """Fill `key` of each row that has none from the entry whose `kode` the row names in `reference`; give the rows.

    The rows are those of a context, which is made anew for each document: the data that was given stays as it was.
    """
    known = {entry["kode"]: entry.get(key) for entry in entries}
    for row in rows or ():
        if row.get(key) is None:
            row[key] = known.get(row.get(reference))
    return rows or []


def joined(
    rows: Iterable[Mapping[str, Any]], name: str, others: Iterable[Mapping[str, Any]] | None, *keys: str
) -> list[dict[str, Any]]:
    """Give copies of rows, each with the first of `others` that agrees with it in all of `keys` as `name`, or None.

    What agrees is the very item of the data; values agree whatever their case and spaces.
    """
    known: dict[tuple[str, ...], Mapping[str, Any]] = {}
    for one in others or ():
        known.setdefault(_values(one, keys), one)
    return [{**row, name: known.get(_values(row, keys))} for row in rows]


def summed_up(
    rows: Iterable[Mapping[str, Any]], keys: Sequence[str], last: Sequence[str] = (), told: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Give one row for all that agree in `keys`: their last values of `last`, of `told` all that differ, a line each.

    Rows stand as their keys first appear; values agree whatever their case and spaces.
    """
    made: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in rows:
        one = made.setdefault(_values(row, keys), {**{key: row.get(key) for key in keys}, **{key: [] for key in told}})
        one.update({key: row[key] for key in last if row.get(key) is not None})
        for key in told:
            if row.get(key) and row[key] not in one[key]:
                one[key].append(row[key])
    joined_texts = ({**row, **{key: "\n".join(row[key]) or None for key in told}} for row in made.values())
    return list(joined_texts)


def uncovered(codes: Iterable[str], present: Iterable[str]) -> list[str]:
    """Give the codes that are not among those present; a code is there with one below it, '5' with '5.1'."""
    there = tuple(present)
    return [code for code in codes if not any(f"{one}.".startswith(f"{code}.") for one in there)]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that a mistyped one is most like, None where none is."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return found[0] if found else None


def numbered(rows: Iterable[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    """Give a group of its own to each row, `{nomor, baris}`: its number, from 1, can stand beside all that it holds."""
    return [{"nomor": number, "baris": [row]} for number, row in enumerate(rows or (), start=1)]


def boxed(value: object, choice: object) -> str:
    """Draw a check box: '☒' where the value is the choice, or a list that has it; otherwise '☐'."""
    chosen = value if isinstance(value, list | tuple) else (value,)
    return "☒" if str(choice) in {str(one) for one in chosen} else "☐"


FILTERS: dict[str, Callable[..., Any]] = {
    "kembar": twins,
    "kembar_gabungan": joint_twins,
    "terdapat_di": held_in,
    "memuat": holding,
    "urut_menurut": in_order,
    "dikelompokkan": grouped,
    "satu_satu": numbered,
    "dihimpun": gathered,
    "dilengkapi": filled,
    "digabung": joined,
    "diringkas": summed_up,
    "belum_tercakup": uncovered,
    "terdekat": nearest,
    "kotak": boxed,
}
