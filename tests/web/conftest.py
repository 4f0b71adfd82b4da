"""What the tests of the page share: the application, a client of it, and a browser that looks at a real server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.web import HOST, app_of, studio_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient

    from docgen.web.studio import Studio


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    made = studio_in(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def client(studio: Studio) -> FlaskClient:
    found = app_of(studio).test_client()
    found.environ_base["HTTP_HOST"] = HOST
    return found
