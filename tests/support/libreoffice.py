"""LibreOffice as the editor that is not docgen: files opened and saved by it, and edited in its own format."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from docgen.rendering.soffice import find_soffice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def saved(paths: Iterable[Path], kind: str, folder: Path) -> dict[str, Path]:
    """Have files saved as another kind into a folder; give the new files by their stems."""
    program = find_soffice()
    assert program is not None
    profile = f"-env:UserInstallation={(folder.parent / 'profil').as_uri()}"
    command: list[str | Path] = [program, profile, "--headless", "--convert-to", kind, "--outdir", folder, *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {path.stem: path for path in folder.glob(f"*.{kind}")}


def edited(original: Path, edits: Mapping[str, tuple[str, str]], folder: Path) -> dict[str, Path]:
    """Open a document in LibreOffice, change its text there (before, after), and save it in its own format again."""
    flat = {".docx": "fodt", ".xlsx": "fods"}[original.suffix]
    text = saved([original], flat, folder / "asal")[original.stem].read_text(encoding="utf-8")
    (folder / "ubahan").mkdir()
    for name, (before, after) in edits.items():
        assert before in text, name
        (folder / "ubahan" / f"{name}.{flat}").write_text(text.replace(before, after, 1), encoding="utf-8")
    return saved((folder / "ubahan").glob("*"), original.suffix.removeprefix("."), folder / "hasil")
