"""`python -m tools.build_templates [--check]`: builds every template from its script in tools/templates or tools/workbooks.

`--check` writes nothing, names each committed template that is not what its script makes, and exits 1 if there is one.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

SCRIPTS = {"docx": "templates", "xlsx": "workbooks"}
TARGET = Path(__file__).parents[1] / "templates"


def built() -> dict[str, bytes]:
    """Give the bytes of every template by its path under templates/."""
    made: dict[str, bytes] = {}
    for suffix, folder in SCRIPTS.items():
        names = sorted(path.stem for path in (Path(__file__).parent / folder).glob("*.py") if path.stem != "__init__")
        made |= {f"{suffix}/{name}.{suffix}": import_module(f"tools.{folder}.{name}").build() for name in names}
    return made


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
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            print(path)
    if stale and "--check" in sys.argv:
        sys.exit(1)


if __name__ == "__main__":
    main()
