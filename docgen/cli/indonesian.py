"""Makes click speak Indonesian, whatever the language of the computer.

Imports next to nothing: every start of docgen pays for it. The words are in `locale/id/LC_MESSAGES/docgen-click.po`;
`tools/build_locale.py` makes the `.mo` that is read here.

Three kinds of click's texts stay out of reach and are not used by docgen: the `y/N` of `click.confirm`, the reasons
that the system gives to `click.File`, and `Choice` options with hidden choices.
"""

from __future__ import annotations

import gettext
import os
from copy import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import click

DOMAIN = "docgen-click"
LOCALE = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - pathlib is slow to import


def speak_indonesian() -> None:
    """Switch this process to click's Indonesian words; to call before commands are declared.

    It must come first because click fixes a few texts while options are declared (`version_option`, the name of a
    `Path` type). It sets the gettext domain and the environment variable LANGUAGE, which Python's gettext obeys before
    LC_ALL and LANG, even under LANG=C. Both hold for the whole process: programs started from it inherit LANGUAGE.
    Without its catalogue click speaks English; nothing fails. Calling it again changes nothing.
    """
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = "id"


def translate_command(command: click.Command) -> None:
    """Put a declared command, its parameters and the commands that it already holds into Indonesian, in place.

    For the texts that click 8.5.1 does not look up: `[OPTIONS]`, `COMMAND [ARGS]...`, and the names of parameter types
    as in `--jumlah INTEGER` and `'x' is not a valid integer`. Also the help of an option that was declared too early.
    To call after `speak_indonesian`. Calling it again changes nothing.
    """
    for name in ("options_metavar", "subcommand_metavar"):
        if text := getattr(command, name, None):
            setattr(command, name, gettext.gettext(text))
    for parameter in command.params:
        parameter.type = _renamed(parameter.type)
        if parameter.help:
            parameter.help = gettext.gettext(parameter.help)
    for inner in getattr(command, "commands", {}).values():
        translate_command(inner)


def _renamed(kind: Any) -> Any:
    """Give a twin of a parameter type with an Indonesian name; click's own, which all share, stay as they are."""
    twin = copy(kind)
    if hasattr(kind, "types"):  # click.Tuple, whose name is made of these
        twin.types = [_renamed(each) for each in kind.types]
    elif kind.name:
        twin.name = gettext.gettext(kind.name)
    return twin
