"""Build each `.mo` under docgen/cli/locale from the `.po` beside it; `--check` only tells whether they are fresh.

Knows what those files use: comments, msgid, msgid_plural, msgstr, msgstr[0]. The same `.po` gives the same bytes.
The form of a `.mo` is told in the GNU gettext manual, "The Format of GNU MO Files".
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "docgen" / "cli" / "locale"
_LINE = re.compile(r'(msgid|msgid_plural|msgstr|msgstr\[0\]|)\s*(".*")')


def read_po(text: str) -> dict[str, str]:
    """Give the texts of a `.po` with their translations; a plural pair is joined by NUL, as a `.mo` has it.

    Raises ValueError for a line that is not understood, a text without translation, or one that comes twice.
    """
    entries: list[dict[str, str]] = []
    keyword = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise ValueError(f"line {number} is not understood: {line}")
        keyword = found[1] or keyword
        if found[1] == "msgid":
            entries.append({})
        entries[-1][keyword] = entries[-1].get(keyword, "") + ast.literal_eval(found[2])
    catalogue: dict[str, str] = {}
    for entry in entries:
        original = "\0".join(entry[key] for key in ("msgid", "msgid_plural") if key in entry)
        translation = entry.get("msgstr[0]" if "msgid_plural" in entry else "msgstr", "")
        if not translation or original in catalogue:
            raise ValueError(f"{'comes twice' if original in catalogue else 'has no translation'}: {original!r}")
        catalogue[original] = translation
    return catalogue


def build_mo(catalogue: dict[str, str]) -> bytes:
    """Give the bytes of a `.mo`: a header of 7 words, two tables of (length, offset), then all strings."""
    pairs = sorted((text.encode(), translation.encode()) for text, translation in catalogue.items())
    strings = [text for text, _ in pairs] + [translation for _, translation in pairs]
    offset = 28 + 8 * len(strings)
    tables = b""
    for string in strings:
        tables += struct.pack("<2I", len(string), offset)
        offset += len(string) + 1
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return header + tables + b"".join(string + b"\0" for string in strings)


def main(arguments: list[str], locale: Path = LOCALE) -> int:
    """Build or check; give the exit code: 1 when `--check` finds a `.mo` that is missing or differs."""
    stale = 0
    for source in sorted(locale.rglob("*.po")):
        target, content = source.with_suffix(".mo"), build_mo(read_po(source.read_text(encoding="utf-8")))
        if target.is_file() and target.read_bytes() == content:
            continue
        if "--check" in arguments:
            print(f"{target} is not what {source.name} makes; run {Path(__file__).name}", file=sys.stderr)
            stale = 1
        else:
            target.write_bytes(content)
            print(target)
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
