"""What the register holds: entries, the versions of their papers, and what is asked for a new one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

State = Literal["dipesan", "tertulis", "batal"]
Origin = Literal["otomatis", "diketik", "impor"]


def folded(text: str) -> str:
    """Give a text as numbers and names are compared: without case, spaces and Unicode forms."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class Series:
    """Where numbers run on their own: whose they are (`penerbit`, as people call it), of which kind, in which year."""

    penerbit: str
    seri: str
    tahun: int


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper is to the register.

    `bagian` is its section in a packet, `judul` the name of its file, `sumber` that of its data file, `sidik` the
    fingerprint of its data without its own numbers, `isi` further columns of the official books.
    """

    jenis: str = ""
    bagian: str = ""
    judul: str = ""
    sumber: str = ""
    sidik: str = ""
    tanggal: str | None = None
    tentang: str = ""
    isi: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """A number that is asked for: by a pattern (`pola`), or one that was typed (`nomor`)."""

    series: Series
    pola: str
    paper: Paper
    nomor: str | None = None
    another: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `urut` is its place in the series (None for a typed number of another form), `versi` the last one."""

    id: int
    series: Series
    urut: int | None
    nomor: str
    keadaan: State
    asal: Origin
    paper: Paper
    dicatat: str
    alasan: str = ""
    versi: int = 0

    @property
    def shown(self) -> str:
        """The entry in a message: its number and what the paper is about."""
        about = self.paper.judul or self.paper.tentang or self.paper.jenis
        return f"{self.nomor} ({about})" if about else self.nomor


@dataclass(frozen=True, slots=True)
class Known:
    """A file or code that the register knows: its entry, the version that it is of, and its name then.

    `kode` is the code printed on that version, "" where it has none.
    """

    entry: Entry
    versi: int
    nama: str
    kode: str = ""

    @property
    def is_latest(self) -> bool:
        """Tell whether no newer version was registered since."""
        return self.versi == self.entry.versi


@dataclass(frozen=True, slots=True)
class Version:
    """What a paper became: the SHA-256 of each of its files by name, its fingerprint, the code printed on it."""

    files: Mapping[str, str]
    sidik: str = ""
    kode: str = ""
