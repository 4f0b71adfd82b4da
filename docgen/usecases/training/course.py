"""A training as a whole: what its packet says, where it is held, and where each of its files lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docgen.areas import province_of, zone_of
from docgen.output import safe_name
from docgen.usecases.training.people import culture_of, words_of
from docgen.usecases.training.village import Home, Village, village

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.documents.registry import DocumentType
    from docgen.usecases.training.admission import Trainee

_WORDS = ("sebutan_", "singkatan_")
_PLACE = ("jenis_kabupaten", "nama_kabupaten", "nama_provinsi")


def given(typed: Mapping[str, Any], context: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a person typed, as it was understood: no defaults, which would hide the words of the region."""
    return {name: context[name] for name, value in typed.items() if value is not None and context.get(name) is not None}


@dataclass(frozen=True)
class Course:
    """A checked training: its packet type, what was given, the seed of all that is made up, the mistakes wanted."""

    document_type: DocumentType
    data: Mapping[str, Any]
    seed: int
    mistakes: int

    @cached_property
    def context(self) -> dict[str, Any]:
        """What the papers may ask for: the packet's data, with the words of the region where it has none of its own."""
        data = {**words_of(self.culture, self._province), **self.data}
        return self.document_type.checker.check(data).context

    @cached_property
    def culture(self) -> dict[str, Any]:
        """The culture that names come from."""
        return culture_of(self._province, self.data.get("budaya"))

    @cached_property
    def _province(self) -> Any:
        return province_of(str(self.data["nama_provinsi"]))

    def village_of(self, trainee: Trainee) -> Village:
        """Give the village that a participant works on: the same for the same seed, whoever else takes part."""
        words = {name: value for name, value in self.context.items() if name.startswith(_WORDS) and value}
        told = {**words_of(self.culture, self._province), **self.data}
        place = {
            "nama_desa": trainee.village,
            "kode_desa": trainee.code,
            "nama_kecamatan": trainee.district,
            **{name: self.context[name] for name in _PLACE},
            **{name: value for name, value in told.items() if name.startswith(_WORDS)},
        }
        fields = {name: value for name, value in place.items() if value}
        first, last = self.context["tahun_awal"], self.context["tahun_akhir"]
        home = Home(
            fields,
            words,
            self.culture,
            zone_of(self._province),
            first - 1,
            (first, last),
            self.context["banyak_bidang"],
        )
        return village(home, self.seed, trainee.district, trainee.village)

    def session_folder(self, number: int) -> str:
        """Give the name of a session's folder; the number is from 1. Short, as Windows counts the whole path."""
        return f"Sesi {number}"

    def folder(self, trainee: Trainee) -> str:
        """Give the folder of a participant."""
        name = safe_name(f"{trainee.number:03} {trainee.village}", "x").removesuffix(".x")
        return f"{self.session_folder(trainee.session)}/{name}"

    def page(
        self, of: str, own: Mapping[str, Any], document_type: DocumentType, village: Village | None = None
    ) -> dict[str, Any]:
        """Give the data of a page of the training: what its schema shares with the packet or a village, and its own."""
        taken = self.document_type.training[of].get("isian", {})
        known = document_type.schema["properties"]
        told = {**self.context, **(village.home.fields if village else {})}
        shared = {
            name: value for name, value in told.items() if name in known.keys() - own.keys() and value is not None
        }
        lent = {name: self.context[source] for name, source in taken.items()}
        return {**shared, **lent, **{name: value for name, value in own.items() if value}, "jenis": document_type.id}
