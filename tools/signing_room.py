"""Where somebody signs: the room between the office and the name, and whose it is."""

from __future__ import annotations

from dataclasses import replace

from tools.wordml import Look, paragraph, run


def room(signer: str, look: Look) -> str:
    """Give the room for a signature, and whose it is ("Kepala Desa"); in it the text that a signing service looks for."""
    look = replace(look, size=28, signer=signer)
    anchor = run("{% if jangkar_ttd %}{{ jangkar_ttd }}{% endif %}", replace(look, size=14))
    return paragraph(look=look, runs=run("\n", look) + anchor + run("\n", look))


def signer_of(person: str) -> str:
    """Give what a person's name in the context says of who signs: ketua_bpd -> Ketua BPD."""
    return person.replace("_", " ").title().replace("Bpd", "BPD")
