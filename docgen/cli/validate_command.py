"""`docgen validate`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from docgen.cli.options import files, json_option, profile_option, type_option
from docgen.cli.printing import print_problems
from docgen.documents.registry import shipped
from docgen.errors import InvalidData
from docgen.inputs import read
from docgen.usecases.describe import problem_record
from docgen.usecases.generate import take_orders

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.errors import Problem


@click.command("validate")
@files
@type_option
@profile_option
@json_option
def command(berkas: tuple[Path, ...], type_id: str | None, profile: Path | None, as_json: bool) -> int:
    """Memeriksa berkas isian dan menyebut semua masalahnya sekaligus, tanpa membuat dokumen."""
    shared = read(profile) if profile else None
    results: list[tuple[Path, tuple[Problem, ...]]] = []
    for path in berkas:
        try:
            found = take_orders(path, shipped(), type_id, shared)
            results.append((path, tuple(problem for order in found for problem in order.warnings)))
        except InvalidData as error:
            results.append((path, error.problems))
    sound = [all(problem.severity == "peringatan" for problem in problems) for _, problems in results]
    if as_json:
        told = [
            {"berkas": str(path), "sah": good, "masalah": [problem_record(problem) for problem in problems]}
            for (path, problems), good in zip(results, sound, strict=True)
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for (path, problems), good in zip(results, sound, strict=True):
            print_problems(problems)
            if good:
                click.echo(f"{path}: sah")
    return 0 if all(sound) else 1
