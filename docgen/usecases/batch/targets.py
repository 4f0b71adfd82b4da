"""Where the documents of a batch go: a folder, one zip, or a store at an address that fsspec knows.

A worker delivers what it can by itself; a zip has one writer, to which the workers hand the contents.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from docgen.errors import WrongUse
from docgen.output import sweep, write_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.usecases.batch.work import Product

JOURNAL = ".docgen-jurnal.db"


class Target(Protocol):
    """A place for documents. It travels to the workers, so it holds no open file."""

    @property
    def address(self) -> str:
        """What the user calls it."""

    def journal(self) -> Path:
        """Give where the journal of a run lies."""

    def prepare(self, *, resumed: bool, after_another: bool) -> None:
        """Make ready for a run: whether it takes up the one before, and whether there was one that did not end."""

    def has(self, path: str, digest: str) -> bool:
        """Tell whether a file lies there whole, with this SHA-256."""

    def deliver(self, products: Sequence[Product]) -> None:
        """In a worker: write the products, or leave them for `accept`."""

    def accept(self, products: Sequence[Product]) -> None:
        """In the main process, in the order of the table: write what the workers left."""

    def finish(self) -> None:
        """End a run that has made everything."""

    def report(self, name: str, content: bytes) -> str:
        """Write a report beside the documents; give where it lies."""


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """A folder of this computer or of the network."""

    folder: Path
    address: str
    force: bool = False

    def journal(self) -> Path:
        """Give where the journal lies: in the folder, so that it is found again."""
        return self.folder / JOURNAL

    def prepare(self, *, resumed: bool, after_another: bool) -> None:
        """Sweep away what a killed run left in the folders."""
        if after_another:
            sweep(self.folder)

    def has(self, path: str, digest: str) -> bool:
        """Tell whether the file lies there with this content."""
        with suppress(OSError):
            return hashlib.sha256((self.folder / path).read_bytes()).hexdigest() == digest
        return False

    def deliver(self, products: Sequence[Product]) -> None:
        """Write the products, all of them or none. Raises WriteFailed."""
        if not self.journal().exists():
            raise WrongUse(f"Folder {self.folder} tidak terlihat oleh pekerja di komputer lain. Pakai folder jaringan.")
        files = [(self.folder / product.path, product.content) for product in products]
        for product, written in zip(products, write_files(files, force=self.force), strict=True):
            product.content, product.is_new = b"", written.state != "sama"

    def accept(self, products: Sequence[Product]) -> None:
        """Nothing is left to be done."""

    def finish(self) -> None:
        """Nothing is left to be done."""

    def report(self, name: str, content: bytes) -> str:
        """Write a report into the folder; an older one gives way."""
        path = self.folder / name
        write_files([(path, content)], force=True)
        return str(Path(self.address, name))


def target_of(address: str, *, force: bool = False) -> Target:
    """Give the target that a user names: `hasil`, `hasil.zip`, `s3://ember/2027`. Raises WrongUse."""
    if "://" in address:
        from docgen.usecases.batch.store_target import store_target

        return store_target(address, force=force)
    path = Path(address)
    if path.suffix.lower() == ".zip":
        from docgen.usecases.batch.zip_target import ZipTarget

        return ZipTarget(path, force)
    if path.exists() and not path.is_dir():
        raise WrongUse(f"{path} adalah berkas. Sebutkan sebuah folder, berkas .zip, atau alamat seperti s3://….")
    return FolderTarget(path.absolute(), str(path), force)
