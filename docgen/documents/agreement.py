"""Do the papers of a packet agree with each other? Each breach is one problem that names both places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docgen.documents.schema import label
from docgen.errors import DataPath, Problem
from docgen.spelling import tanggal_panjang, tanpa_gelar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.documents.schema import Schema


def at(data: Any, path: DataPath | None) -> Any:
    """Give the value at a path of nested data, None where there is nothing."""
    for step in path or ():
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def differences(data: Any, schema: Schema, here: DataPath, there: DataPath) -> Iterator[Problem]:
    """Give where two places that are the same thing differ: once a value, once a row of a list."""
    mine, other = at(data, here), at(data, there)
    if mine is None or other is None or here == there:
        return
    if isinstance(mine, list) and isinstance(other, list):
        yield from _rows(schema, (here, mine), (there, other))
    elif mine != other:
        found = next(_unequal(mine, other), ())
        here, there = (*here, *found), (*there, *found)
        yield _differs(schema, here, there, at(data, here), at(data, there))


def _rows(schema: Schema, mine: tuple[DataPath, list[Any]], other: tuple[DataPath, list[Any]]) -> Iterator[Problem]:
    (here, rows), (there, others) = mine, other
    if len(rows) != len(others):
        yield Problem(
            "tidak_sepakat",
            f"berisi {len(rows)} baris, sedangkan {label(schema, there)} berisi {len(others)} baris",
            path=here, label=label(schema, here), expected="daftar yang sama", against=there,
        )  # fmt: skip
    for index, (row, twin) in enumerate(zip(rows, others, strict=False)):
        for found in _unequal(row, twin):
            yield _differs(schema, (*here, index, *found), (*there, index, *found), at(row, found), at(twin, found))
            break


def _unequal(mine: Any, other: Any) -> Iterator[DataPath]:
    if isinstance(mine, dict) and isinstance(other, dict):
        for key in [*mine, *(key for key in other if key not in mine)]:
            for rest in _unequal(mine.get(key), other.get(key)):
                yield (key, *rest)
    elif mine != other:
        yield ()


def _differs(schema: Schema, here: DataPath, there: DataPath, mine: Any, other: Any) -> Problem:
    return Problem(
        "tidak_sepakat",
        f"“{_written(mine)}” berbeda dengan “{_written(other)}” pada {label(schema, there)}",
        path=here, label=label(schema, here), found=_written(mine), expected=_written(other), against=there,
    )  # fmt: skip


def _written(value: Any) -> str:
    if value is None:
        return "kosong"
    if isinstance(value, list):
        return ", ".join(_written(item) for item in value)
    text = str(value)
    return str(tanggal_panjang(text)) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else text


def dates_backwards(data: Any, schema: Schema, paths: Iterable[DataPath]) -> Iterator[Problem]:
    """Give each date that lies before an earlier paper's: `paths` are in the order that the law wants."""
    latest: tuple[str, DataPath] | None = None
    for path in paths:
        date = at(data, path)
        if not isinstance(date, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date):
            continue
        if latest is not None and date < latest[0]:
            before = f"{label(schema, latest[1])} ({tanggal_panjang(latest[0])})"
            yield Problem(
                "urutan_tanggal",
                f"{tanggal_panjang(date)} mendahului {before}",
                path=path, label=label(schema, path), found=date, against=latest[1],
                expected=f"{tanggal_panjang(latest[0])} atau sesudahnya",
            )  # fmt: skip
        else:
            latest = (date, path)


def spellings(data: Any, schema: Schema) -> Iterator[Problem]:
    """Give the names of persons that are written in two ways.

    Names that differ only in capitals, spaces and signs are one person (an error where it is written in the rarer
    way); names of different sections that differ in one letter may be (a warning).
    """
    written: dict[str, dict[str, list[DataPath]]] = {}
    for name, path in _names(data):
        bare = str(tanpa_gelar(name))
        written.setdefault(re.sub(r"[\W_]", "", bare).casefold(), {}).setdefault(bare, []).append(path)
    usual = {key: max(forms, key=lambda form: len(forms[form])) for key, forms in written.items()}
    for key, forms in written.items():
        place = forms[usual[key]][0]
        for form, paths in forms.items():
            yield from (_spelt(schema, path, form, usual[key], place) for path in paths if form != usual[key])
    yield from _look_alikes(schema, {key: (form, written[key][form][0]) for key, form in usual.items()})


def _names(data: Any, path: DataPath = ()) -> Iterator[tuple[str, DataPath]]:
    """Walk the names of persons: by the common vocabulary they stand under the key `nama`."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "nama" and isinstance(value, str):
                yield value, (*path, key)
            else:
                yield from _names(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _names(value, (*path, index))


def _spelt(schema: Schema, path: DataPath, name: str, known: str, place: DataPath) -> Problem:
    return Problem(
        "ejaan_nama",
        f"“{name}” ditulis “{known}” pada {label(schema, place)}",
        path=path, label=label(schema, path), found=name, expected=f"satu ejaan untuk satu orang, mis. {known}",
        against=place,
    )  # fmt: skip


def _look_alikes(schema: Schema, names: dict[str, tuple[str, DataPath]]) -> Iterator[Problem]:
    by_form: dict[tuple[str, ...], list[tuple[str, DataPath]]] = {}
    for name, path in names.values():
        words = name.casefold().split()
        for index in range(len(words)):
            by_form.setdefault((*words[:index], "*", *words[index + 1 :], str(index)), []).append((name, path))
    for alike in by_form.values():
        name, place = alike[0]
        for other, path in alike[1:]:
            if path[0] != place[0] and _one_letter(_odd_word(name, other)):
                yield Problem(
                    "ejaan_nama", f"“{other}” mirip dengan “{name}” pada {label(schema, place)}",
                    path=path, label=label(schema, path), found=other, against=place, severity="peringatan",
                    expected="satu ejaan, bila orangnya sama",
                )  # fmt: skip


def _odd_word(name: str, other: str) -> tuple[str, str]:
    pairs = zip(name.casefold().split(), other.casefold().split(), strict=True)
    return next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))


def _one_letter(words: tuple[str, str]) -> bool:
    """Tell whether two words of four letters or more differ in one letter, changed or left out."""
    short, long = sorted(words, key=len)
    if len(short) < 4 or len(long) - len(short) > 1:
        return False
    same = next((index for index, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
