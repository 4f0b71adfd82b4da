"""Signature blocks found in lines: an office, room for a signature, and the name below it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docgen.rendering.texts.word import Line

ROOM = 2  # empty lines at least, so that a hand can sign
_LONGEST = 80
_LEADS = 4
LEAD = re.compile(
    r"(?:Ditetapkan|Diundangkan|Dibuat|Disahkan)\s+di\b|pada\s+tanggal\b|(?:Mengetahui|Menyetujui|Mengesahkan)\b"
    r"|\D{2,40},\s+(?:tanggal\s+)?[\d.…_]+\s+[\w.…]+\s+[\d.…]+\s*\Z",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b(?:Kepala|Ketua|Wakil|Sekretaris|Bendahara|Camat|Bupati|Wali|Lurah|Perbekel|Keuchik|Kuwu|Pambakal|Pangulu"
    r"|Hukum Tua|Penghulu|Pimpinan|Notulis|Penjabat|Pelaksana|Plt|Plh|Pj|a\.n|u\.b|Koordinator|Direktur|Gubernur"
    r"|Distrik|Hormat|Panitia|Tim|Kaur|Kasi|Anggota|Yang membuat|Pemohon|Pelapor|Saksi|Mengetahui|Menyetujui)\b",
    re.IGNORECASE,
)
_STAFF_NUMBER = re.compile(r"NI[PK]\b|Pembina|Penata|Pengatur", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One signature: its lines from the place and date, or the office, down to the name and staff number.

    `name` is None where nothing stands below the room.
    """

    lines: tuple[Line, ...]
    office: Line
    name: Line | None


def blocks(lines: Sequence[Line]) -> list[Block]:
    """Give the signature blocks of a story; a block does not leave its cell."""
    found: list[Block] = []
    for _, group in itertools.groupby(lines, key=lambda line: (line.table, line.row, line.column)):
        found += _within(list(group))
    return found


def _within(lines: Sequence[Line]) -> Iterable[Block]:
    said = [at for at, line in enumerate(lines) if not line.blank]
    for before, at in itertools.pairwise([*said, len(lines)]):
        room = sum(line.blank for line in lines[before + 1 : at])
        if room >= ROOM and _is_office(lines[before].text):
            below = lines[at : at + 1]
            if below and not _is_name(below[0].text):
                below = []
            yield Block((*_leads(lines, said, before), *below, *_numbers(lines, at)), lines[before], (*below, None)[0])


def _is_office(text: str) -> bool:
    words = text.strip()
    return len(words) <= _LONGEST and (words.endswith(",") or OFFICE.search(words) is not None)


def _is_name(text: str) -> bool:
    words = text.strip()
    return 0 < len(words) <= 2 * _LONGEST and not words.endswith((":", ";")) and LEAD.match(words) is None


def _leads(lines: Sequence[Line], said: Sequence[int], office: int) -> list[Line]:
    """Give the lines that belong above the room: offices in several lines, a.n., place and date."""
    first = office
    for at in reversed([one for one in said if office - _LEADS <= one < office]):
        text = lines[at].text.strip()
        near = all(not line.blank for line in lines[at + 1 : first])
        if not near or not (LEAD.match(text) or (len(text) <= _LONGEST and text.isupper() and len(text) > 3)):
            break
        first = at
    return list(lines[first : office + 1])


def _numbers(lines: Sequence[Line], name: int) -> list[Line]:
    return list(
        itertools.takewhile(lambda line: _STAFF_NUMBER.match(line.text.strip()) is not None, lines[name + 1 : name + 4])
    )
