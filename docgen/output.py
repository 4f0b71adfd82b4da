"""Files that appear whole or not at all, under names that every system accepts.

Knows bytes and paths only: not what a document is, nor who asked for it. Why it is done this way: a program killed
while it writes straight to the final name leaves a broken file there every time; written beside it, forced to the
disk, and only then given its name, never.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import unicodedata
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from docgen.errors import WriteFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_NAME_BYTES = 120
"""The longest name, in bytes of UTF-8: half of what ext4 allows, so that long folders still fit in Windows' 260."""

_SEPARATORS = str.maketrans(dict.fromkeys("/\\:|∕⁄／＼：｜–—‐‑‒−", "-"))
_ALLOWED_SIGNS = frozenset(" -_.()+,&'")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin|conout|clock|com[0-9]|lpt[0-9])\Z")
"""Names that Windows keeps for devices, whatever follows their first dot; superscript digits count as digits
(learn.microsoft.com, "Naming Files, Paths, and Namespaces")."""

_TEMPORARY = re.compile(r"\.docgen-[0-9a-f]{16}\.tmp\Z")
_ABANDONED_SECONDS = 3600
_FLUSHED_AT_ONCE = 8
_NO_HARD_LINKS = frozenset({errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL, errno.EMLINK})

_REASONS = {
    (errno.ETXTBSY,): "Berkas {path} sedang dibuka program lain, misalnya Word atau Excel. Tutup dahulu, lalu ulangi.",
    (errno.ENAMETOOLONG,): "Nama folder dan berkas terlalu panjang: {path}. Pilih folder yang lebih dekat dengan -o.",
    (errno.EROFS,): "Folder {folder} hanya dapat dibaca. Pilih folder lain dengan -o.",
    (errno.EFBIG,): "{path} terlalu besar untuk tempat penyimpanan ini. Pilih folder lain dengan -o.",
    (errno.EACCES, errno.EPERM): "Tidak ada izin menulis {name} di folder {folder}. Pilih folder lain dengan -o.",
    (errno.ENOSPC, errno.EDQUOT): "Tempat penyimpanan penuh: {path} tidak ditulis. Kosongkan sebagian, lalu ulangi.",
    (errno.EEXIST, errno.ENOTDIR): "{folder} melewati sebuah berkas, bukan folder. Pilih folder lain dengan -o.",
}

State = Literal["baru", "sama", "diganti"]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that now holds what was asked: it is new, it already did, or it held something else."""

    path: Path
    state: State


def safe_name(text: str, suffix: str) -> str:
    """Give a file name made from any text that Windows, FAT and ext4 accept; the same text gives the same name.

    `suffix` is the extension, with or without its dot. Slashes as in letter numbers become `-`, other unusual signs a
    space. The name has at most `MAX_NAME_BYTES` bytes; one that had to be cut ends in a checksum of the whole, so that
    two long titles stay two files.
    """
    ending = f".{suffix.lstrip('.')}"
    stem = _plain(text) or "dokumen"
    if _DEVICES.match(unicodedata.normalize("NFKC", stem).partition(".")[0].strip().casefold()):
        stem = f"_{stem}"
    room = MAX_NAME_BYTES - len(ending.encode())
    if len(stem.encode()) > room:
        mark = f"-{zlib.crc32(stem.encode()):08x}"
        cut = stem.encode()[: room - len(mark)].decode(errors="ignore")
        stem = cut.rstrip(" .-") + mark
    return stem + ending


def _plain(text: str) -> str:
    """Keep letters, digits and a few signs; a name neither starts nor ends with a space, dot or dash."""
    joined = unicodedata.normalize("NFC", text).translate(_SEPARATORS)
    kept = unicodedata.normalize("NFC", "".join(map(_allowed, joined)))
    return re.sub(r"([-. ])\1+", r"\1", kept).strip(" .-")


def _allowed(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LNM" or character in _ALLOWED_SIGNS:
        return character
    invisible = category[0] == "C" and character not in "\t\n\r"
    return "" if invisible else " "


def write_files(files: Sequence[tuple[Path, bytes]], *, force: bool = False) -> list[Written]:
    """Write all files or none; give, in the same order, what became of each.

    A file that is there with the same content is left alone; one with other content is replaced only with `force`.
    Nobody ever sees a half-written file under a final name: each is written beside it, forced to the disk, then
    named. Missing folders are made. Raises WriteFailed, and then everything is as it was before; only a computer
    that stops in the middle of naming several files can leave some of them, each whole.
    """
    _refuse_twins([path for path, _ in files])
    work, jobs = _Work(), [_Job(path, content) for path, content in files]
    try:
        for job in jobs:
            job.state = _state(job.path, job.content)
        if not force:
            _refuse_replacing([job.path for job in jobs if job.state == "diganti"])
        wanted = [job for job in jobs if job.state != "sama"]
        for job in wanted:
            work.prepare(job)
        work.flush()
        for job in wanted:
            work.publish(job)
    except BaseException as error:
        work.undo()
        if isinstance(error, OSError):
            raise WriteFailed(why_not_written(error, job.path)) from error
        raise
    work.finish()
    return [Written(job.path, job.state) for job in jobs]


def sweep(folder: Path) -> None:
    """Remove what a killed run left half-written in a folder and all below it, when no other run can be at work."""
    for path in folder.rglob(".docgen-*.tmp"):
        if _TEMPORARY.match(path.name) and stat.S_ISREG(path.lstat().st_mode):
            with suppress(OSError):
                path.unlink()


def _refuse_twins(paths: Iterable[Path]) -> None:
    """Refuse two targets that Windows or macOS would take for one: they differ in case or Unicode form only."""
    seen: dict[str, Path] = {}
    for path in paths:
        whole = unicodedata.normalize("NFC", str(Path(os.path.realpath(path.parent), path.name)))
        key = unicodedata.normalize("NFC", whole.casefold())
        if key in seen:
            raise WriteFailed(
                f"Dua dokumen akan bernama sama: {seen[key].name} dan {path.name}. "
                "Bedakan isian yang dipakai untuk nama berkas, atau tulis ke folder lain dengan -o."
            )
        seen[key] = path


def _refuse_replacing(paths: Sequence[Path]) -> None:
    if paths:
        raise WriteFailed(
            f"Sudah ada dengan isi lain: {', '.join(map(str, paths))}. "
            "Tidak ada yang ditulis. Pakai --force untuk menimpa, atau tulis ke folder lain dengan -o."
        )


def _state(path: Path, content: bytes) -> State:
    """Tell what writing would do to the target. Raises WriteFailed for what is no ordinary file, OSError otherwise."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return "baru"
    if stat.S_ISDIR(found.st_mode):
        raise WriteFailed(f"{path} adalah folder, bukan berkas. Pindahkan folder itu atau pilih folder lain dengan -o.")
    if not stat.S_ISREG(found.st_mode):
        raise WriteFailed(
            f"{path} adalah tautan atau berkas khusus; docgen tidak menulis melaluinya. "
            "Hapus tautan itu atau pilih folder lain dengan -o."
        )
    same = found.st_size == len(content) and path.read_bytes() == content
    return "sama" if same else "diganti"


@dataclass(slots=True)
class _Job:
    """One file on its way: the temporary that holds it, and a second name of the file that it replaces."""

    path: Path
    content: bytes
    state: State = "baru"
    temporary: Path = Path()
    spare: Path | None = None


class _Work:
    """What one call has done so far, so that it can be undone."""

    def __init__(self) -> None:
        self._handles: list[int] = []
        self._folders: list[Path] = []
        self._temporaries: list[Path] = []
        self._published: list[_Job] = []
        self._swept: set[Path] = set()

    def prepare(self, job: _Job) -> None:
        """Write the content to a temporary file in the folder of its target."""
        self._make_folder(job.path.parent)
        job.temporary = self._temporary(job.path.parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(job.temporary, flags, 0o666)
        self._handles.append(handle)
        self._sweep(job.path.parent, os.fstat(handle).st_mtime)
        if job.state == "diganti":
            job.temporary.chmod(stat.S_IMODE(job.path.lstat().st_mode))
        left = memoryview(job.content)
        while left:
            left = left[os.write(handle, left) :]

    def flush(self) -> None:
        """Force what was written to the disk, several files at a time: the disk's own time is most of the cost."""
        try:
            if len(self._handles) > 1:
                from concurrent.futures import ThreadPoolExecutor

                with ThreadPoolExecutor(_FLUSHED_AT_ONCE) as pool:
                    list(pool.map(os.fsync, self._handles))
            else:
                list(map(os.fsync, self._handles))
        finally:
            self._close()

    def _close(self) -> None:
        while self._handles:
            with suppress(OSError):
                os.close(self._handles.pop())

    def publish(self, job: _Job) -> None:
        """Give a prepared file its name; only a file that `force` was meant for is replaced."""
        if job.state == "diganti":
            spare = self._temporary(job.path.parent)
            with suppress(OSError):  # no hard links on this file system: then there is no way back for this file
                os.link(job.path, spare)
                job.spare = spare
            job.temporary.replace(job.path)
        else:
            _name_new(job)
        self._published.append(job)

    def finish(self) -> None:
        """Drop the temporary names and make the new ones last."""
        self._drop_temporaries()
        for folder in {job.path.parent for job in self._published}:
            _flush_folder(folder)

    def undo(self) -> None:
        """Take back what was published, as far as the file system lets us."""
        self._close()
        for job in reversed(self._published):
            with suppress(OSError):
                if job.spare is not None:
                    job.spare.replace(job.path)
                elif job.state == "baru":
                    job.path.unlink()
        self._drop_temporaries()
        for folder in reversed(self._folders):
            with suppress(OSError):
                folder.rmdir()

    def _temporary(self, folder: Path) -> Path:
        path = folder / f".docgen-{secrets.token_hex(8)}.tmp"
        self._temporaries.append(path)
        return path

    def _drop_temporaries(self) -> None:
        for path in self._temporaries:
            with suppress(OSError):
                path.unlink()

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        try:
            folder.mkdir()
        except FileExistsError:
            if not folder.is_dir():
                raise
        else:
            self._folders.append(folder)

    def _sweep(self, folder: Path, now: float) -> None:
        """Remove what killed runs left; `now` is the clock of that disk, which may be another computer's."""
        if folder in self._swept:
            return
        self._swept.add(folder)
        with suppress(OSError):
            for path in [path for path in folder.iterdir() if _TEMPORARY.match(path.name)]:
                found = path.lstat()
                if stat.S_ISREG(found.st_mode) and now - found.st_mtime > _ABANDONED_SECONDS:
                    path.unlink()


def _name_new(job: _Job) -> None:
    """Publish a file that must not replace another, also not one that appeared since we looked."""
    try:
        try:
            os.link(job.temporary, job.path)
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            # FAT and exFAT know no hard links. On Windows a rename refuses to replace; elsewhere two programs that
            # write the same name in the same instant could both succeed, the later one staying, each whole.
            if os.path.lexists(job.path):
                raise FileExistsError from error
            job.temporary.rename(job.path)
    except FileExistsError:
        if _state(job.path, job.content) == "diganti":
            _refuse_replacing([job.path])
        job.state = "sama"


def _flush_folder(folder: Path) -> None:
    """Make the new names survive a power cut, where folders can be flushed."""
    with suppress(OSError):  # Windows opens no folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def why_not_written(error: OSError, path: Path) -> str:
    """Give a sentence for an error of the system: why a file can't be written, and what helps."""
    windows, code = getattr(error, "winerror", None), error.errno or 0
    if windows in {32, 33} or (os.name == "nt" and isinstance(error, PermissionError) and path.exists()):
        code = errno.ETXTBSY
    elif windows == 206 or (windows and len(str(path)) >= 260):
        code = errno.ENAMETOOLONG
    otherwise = f"{{path}} tidak dapat ditulis (kode {errno.errorcode.get(code, code)}). Pilih folder lain dengan -o."
    reason = next((text for codes, text in _REASONS.items() if code in codes), otherwise)
    return reason.format(path=path, name=path.name, folder=path.parent)
