"""`python -m tools.build_templates [--check]`: builds every Word template from its script in tools/templates.

`--check` writes nothing, names each committed template that is not what its script makes, and exits 1 if there is one.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

SCRIPTS = Path(__file__).parent / "templates"
TARGET = Path(__file__).parents[1] / "templates" / "docx"


def built() -> dict[str, bytes]:
    """Give the bytes of every template by file name."""
    names = sorted(path.stem for path in SCRIPTS.glob("*.py") if path.stem != "__init__")
    return {f"{name}.docx": import_module(f"tools.templates.{name}").build() for name in names}


def main() -> None:
    """Build the templates, or compare them with the committed ones."""
    stale = [
        (TARGET / name, content)
        for name, content in built().items()
        if not (TARGET / name).is_file() or (TARGET / name).read_bytes() != content
    ]
    for path, content in stale:
        if "--check" in sys.argv:
            print(
                f"{path} is not what its script makes; run python -m tools.build_templates",
                file=sys.stderr,
            )
        else:
            path.write_bytes(content)
            print(path)
    if stale and "--check" in sys.argv:
        sys.exit(1)


if __name__ == "__main__":
    main()
