"""One problem as a sentence, the same for every face; where it stands is for the face to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.documents.messages import KINDS

if TYPE_CHECKING:
    from docgen.errors import Problem


def what_is_wrong(problem: Problem) -> str:
    """Give what is wrong, what is expected and the cure; no place and no label."""
    words = [problem.message.rstrip(".")]
    if problem.expected:
        words.append(f". Seharusnya: {problem.expected}")
    if problem.against_place:
        words.append(f". Bandingkan dengan {problem.against_place}")
    return _ended("".join(words), problem)


def at_its_field(problem: Problem, against: str = "") -> str:
    """Give the same where it stands beside its field: how a group or list is written in a file goes without saying.

    `against` is the label of the other field where two of them do not agree.
    """
    words = [problem.message.rstrip(".")]
    if problem.expected and problem.expected not in {KINDS["object"], KINDS["array"]}:
        words.append(f". Seharusnya: {problem.expected}")
    if against:
        words.append(f". Bandingkan dengan {against}")
    text = _ended("".join(words), problem)
    return text[:1].upper() + text[1:]


def _ended(text: str, problem: Problem) -> str:
    if problem.hint:
        text += f". {problem.hint.rstrip('.')}" if problem.hint[:1].isupper() else f". Saran: {problem.hint}"
    return text if text.endswith(("?", ".")) else text + "."
