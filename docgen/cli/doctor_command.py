"""`docgen doctor`."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.documents.registry import shipped
from docgen.usecases.doctor import examine


def _shipped_files() -> list[Path]:
    """Give the files that every document type needs."""
    return [path for kind in shipped().types() for path in (kind.sample, *map(kind.template, kind.suffixes))]


@click.command("doctor")
def command() -> int:
    """Memeriksa apa yang ada dan yang kurang pada komputer ini, dan akibatnya."""
    findings = examine(folder=Path(), data_files=_shipped_files)
    for finding in findings:
        click.echo(f"{'baik  ' if finding.ok else 'KURANG'}  {finding.name}: {finding.detail}")
        if not finding.ok and finding.consequence:
            click.echo(f"        {finding.consequence}")
    return 0
