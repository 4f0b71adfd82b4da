"""The options of commands that use the register, and where its file lies."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from docgen.cli.options import EXISTING
from docgen.register.database import NAME

register_option = click.option(
    "--register", "register", type=EXISTING, metavar="BERKAS", envvar="DOCGEN_REGISTER",
    help=f"Register nomor; biasanya {NAME} di samping profil, atau di folder ini. Juga: DOCGEN_REGISTER.",
)  # fmt: skip


def register_path(given: Path | None, profile: Path | None) -> Path:
    """Give the register's file: the one that was named, else beside the profile, else in the current folder."""
    return given or (profile.parent if profile else Path()) / NAME


def now() -> str:
    """Give the time as the register notes it."""
    return dt.datetime.now().astimezone().isoformat(" ", "minutes")[:16]
