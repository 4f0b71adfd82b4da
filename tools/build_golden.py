"""`python -m tools.build_golden`: writes the text of every sample document to tests/golden, for people to read.

A golden file is the document as text, made by a reader that is not docgen's. Its difference in review *is* the review
of a change to a template; nothing else writes it.
"""

from __future__ import annotations

from pathlib import Path

import docgen
from tests.support import paper
from tests.support.documents import GOLDEN, TYPES, sample


def main() -> None:
    """Write one golden text a type."""
    GOLDEN.mkdir(exist_ok=True)
    for type_id in TYPES:
        content = docgen.generate(type_id, sample(type_id)).content
        path = Path(GOLDEN / f"{type_id}.txt")
        path.write_text(paper.text(content) + "\n", encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
