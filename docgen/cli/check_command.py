"""`docgen check`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.options import files, json_option, profile_option
from docgen.cli.registering import register_option, register_path
from docgen.documents.registry import shipped
from docgen.usecases.check.run import check_documents

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.usecases.check.finding import Finding, Report


@click.command("check")
@files
@register_option
@profile_option
@json_option
def command(berkas: tuple[Path, ...], register: Path | None, profile: Path | None, as_json: bool) -> int:
    """Memeriksa apakah dokumen (docx, xlsx, pdf, atau folder) siap ditandatangani, buatan docgen atau bukan.

    Bila ada register nomor, diperiksa juga apakah berkasnya masih sama dengan yang terdaftar.
    """
    where = register_path(register, profile)
    reports = check_documents(berkas, shipped(), where if register is not None or where.is_file() else None)
    if as_json:
        click.echo(json.dumps([_record(report) for report in reports], ensure_ascii=False, indent=2))
    else:
        for report in reports:
            _print(report)
    if any(report.unreadable for report in reports):
        return 2
    return 0 if all(report.ready for report in reports) else 1


def _print(report: Report) -> None:
    if report.unreadable:
        click.echo(f"Galat: {report.unreadable}", err=True)
        return
    counts = {
        name: sum(finding.severity == name for finding in report.findings)
        for name in ("galat", "peringatan", "catatan")
    }
    counted = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    verdict = "siap ditandatangani" if report.ready else "BELUM siap ditandatangani"
    click.echo(f"{report.file}: {verdict}{f' ({counted})' if counted else ''}")
    for finding in report.findings:
        click.echo(f"  {_line(finding)}")


def _line(finding: Finding) -> str:
    place = str(finding.where)
    around = finding.where.text
    beside = f" (di “{around}”)" if around and around.rstrip("…") not in finding.message else ""
    text = f"{finding.severity.capitalize()}: {f'{place}: ' if place else ''}{finding.message.rstrip('.')}{beside}."
    return f"{text} {finding.cure}" if finding.cure else text


def _record(report: Report) -> dict[str, Any]:
    return {
        "berkas": report.file,
        "jenis": report.kind or None,
        "siap": report.ready,
        "tidak_terbaca": report.unreadable,
        "temuan": [
            {
                "kode": finding.code,
                "tingkat": finding.severity,
                "halaman": finding.where.page,
                "tempat": finding.where.place or None,
                "teks": finding.where.text or None,
                "masalah": finding.message,
                "saran": finding.cure or None,
                "semula": finding.before,
                "kini": finding.now,
            }
            for finding in report.findings
        ],
    }
