"""What rules and templates ask of lists of data: which rows repeat, in which order and in which groups they stand.

The rows are never copied: what is given back holds the very items of the data.
"""

from __future__ import annotations

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
        value = tuple(" ".join(str(row.get(key) or "").split()).casefold() for key in keys)
        if value in seen:
            found.append(index)
        seen.add(value)
    return found


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


FILTERS: dict[str, Callable[..., Any]] = {
    "kembar": twins,
    "kembar_gabungan": joint_twins,
    "urut_menurut": in_order,
    "dikelompokkan": grouped,
}
