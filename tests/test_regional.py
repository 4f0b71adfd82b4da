"""National words exchanged for the region's own."""

from __future__ import annotations

from docgen.regional import localized

PAPUA = {"Desa": "Kampung", "Kepala Desa": "Kepala Kampung", "Kecamatan": "Distrik", "Camat": "Kepala Distrik"}


def test_words_are_exchanged_longest_first_and_once() -> None:
    assert localized("Camat dan Kepala Desa", PAPUA) == "Kepala Distrik dan Kepala Kampung"
    assert localized("Desa", {"Desa": "Kampung", "Kampung": "Dusun"}) == "Kampung"


def test_small_letters_stay_small_and_other_words_are_left_alone() -> None:
    assert localized("aparat desa, perdesaan, Kecamatan", PAPUA) == "aparat kampung, perdesaan, Distrik"


def test_names_that_are_kept_stay() -> None:
    kept = ("UU Desa", "Dana Desa")
    assert localized("UU Desa dan Dana Desa di desa", PAPUA, kept) == "UU Desa dan Dana Desa di kampung"
