"""Stores at an address, as `s3://ember/2027`: whatever fsspec opens. Files appear there whole or not at all."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.errors import WriteFailed, WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.usecases.batch.targets import Target
    from docgen.usecases.batch.work import Product

_WHOLE = frozenset(("s3", "s3a", "gs", "gcs", "az", "abfs", "adl", "oss", "oci", "memory"))
"""Kinds of stores in which a file appears at once; elsewhere it is written under another name first."""

_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class StoreTarget:
    """A folder in a store."""

    address: str
    force: bool = False

    def journal(self) -> Path:
        """Give where the journal lies: in the current folder, as a store holds no database."""
        return Path(f".docgen-jurnal-{hashlib.sha256(self.address.encode()).hexdigest()[:12]}.db").absolute()

    def prepare(self, *, resumed: bool, after_another: bool) -> None:
        """Look whether the store answers. Raises WriteFailed."""
        store, root = _opened(self.address)
        try:
            store.exists(root)
        except Exception as error:  # every kind of store has kinds of its own
            raise WriteFailed(_failed(self.address, error)) from error

    def has(self, path: str, digest: str) -> bool:
        """Tell whether a file with this content lies in the store."""
        store, root = _opened(self.address)
        return _digest(store, f"{root}/{path}") == digest

    def deliver(self, products: Sequence[Product]) -> None:
        """Write the products. Raises WriteFailed; what is there already with other content stays."""
        store, root = _opened(self.address)
        try:
            with ThreadPoolExecutor(_AT_ONCE) as pool:
                there = list(pool.map(lambda product: _digest(store, f"{root}/{product.path}"), products))
            others = [one.path for one, digest in zip(products, there, strict=True) if digest not in {None, one.digest}]
            if others and not self.force:
                raise WriteFailed(
                    f"Sudah ada dengan isi lain: {', '.join(others)}. Pakai --force untuk menimpa, atau alamat lain."
                )
            for product, digest in zip(products, there, strict=True):
                product.is_new = digest != product.digest
            _put(store, {f"{root}/{product.path}": product.content for product in products if product.is_new})
        except WriteFailed:
            raise
        except Exception as error:  # every kind of store has kinds of its own
            raise WriteFailed(_failed(self.address, error)) from error
        for product in products:
            product.content = b""

    def accept(self, products: Sequence[Product]) -> None:
        """Nothing is left to be done."""

    def finish(self) -> None:
        """Nothing is left to be done."""

    def report(self, name: str, content: bytes) -> str:
        """Write a report into the store; an older one gives way."""
        store, root = _opened(self.address)
        _put(store, {f"{root}/{name}": content})
        return f"{self.address.rstrip('/')}/{name}"


@lru_cache(maxsize=4)
def _opened(address: str) -> tuple[Any, str]:
    """Open a store; give it with the path within it. Raises WrongUse."""
    try:
        import fsspec
    except ImportError as error:
        raise WrongUse(f"Alamat {address} memerlukan tambahan: pip install docgen[awan]") from error
    try:
        store, root = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise WrongUse(f"Alamat {address} memerlukan tambahan yang belum terpasang: {error}.") from error
    except ValueError as error:
        raise WrongUse(f"Alamat {address} tidak dikenal: {error}.") from error
    return store, root.rstrip("/")


def _digest(store: Any, path: str) -> str | None:
    """Give the SHA-256 of what lies at a path, None where nothing does."""
    try:
        return hashlib.sha256(store.cat_file(path)).hexdigest()
    except FileNotFoundError:
        return None


def _put(store: Any, files: dict[str, bytes]) -> None:
    """Write files into a store, each whole or not at all."""
    protocols = {store.protocol} if isinstance(store.protocol, str) else set(store.protocol)
    if protocols & _WHOLE:
        store.pipe(files)
        return
    for path, content in files.items():
        folder, _, name = path.rpartition("/")
        store.makedirs(folder, exist_ok=True)
        store.pipe_file(f"{folder}/.{name}.docgen-sebagian", content)
        store.mv(f"{folder}/.{name}.docgen-sebagian", path)


def _failed(address: str, error: Exception) -> str:
    return f"{address} tidak dapat ditulis ({type(error).__name__}: {error}). Periksa alamat, izin, dan jaringannya."


def store_target(address: str, *, force: bool) -> Target:
    """Give the target for an address. Raises WrongUse for one that can't be opened."""
    _opened(address)
    if address.lower().endswith(".zip"):
        raise WrongUse("Zip ditulis di komputer ini; sebutkan nama berkas, lalu unggah hasilnya.")
    return StoreTarget(address, force)
