"""The files of a training, record by record: those for all, those of a session, those of a participant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import shipped
from docgen.output import safe_name
from docgen.usecases.batch.items import Pack, Paper, Prepared
from docgen.usecases.generate import suffixes_for
from docgen.usecases.input_workbook import input_workbook
from docgen.usecases.orders import file_name
from docgen.usecases.starter import written
from docgen.usecases.training.blank_paper import blank_paper
from docgen.usecases.training.lessons import lesson
from docgen.usecases.training.material import checked, data_of, sample_orders
from docgen.usecases.training.planting import Exercise, faulty_workbook
from docgen.usecases.training.recipes import recipe_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docgen.documents.registry import DocumentType
    from docgen.usecases.batch.items import Item
    from docgen.usecases.orders import Order
    from docgen.usecases.training.admission import Trainee
    from docgen.usecases.training.course import Course
    from docgen.usecases.training.village import Village

MARK = "contoh"
_SAMPLES, _BLANK, _EXERCISE, _TRAINER, _CERTIFICATES = "1 Contoh", "2 Kosong", "3 Latihan", "Pelatih", "Sertifikat"


def common_pages(course: Course, trainees: Sequence[Trainee]) -> Iterator[Item]:
    """Give the timetable and the page that lists everything."""
    timetable = _page(course, "jadwal", {})
    own = {
        "berkas_umum": [
            {"nama": file_name(replace(timetable, number="01"), "docx"), "guna": "jadwal semua sesi"},
            *({"nama": course.session_folder(number), "guna": "daftar hadir, sertifikat, dan map peserta"}
              for number in range(1, len(course.context["sesi"]) + 1)),
            {"nama": _TRAINER, "guna": "kunci jawaban dan isian yang benar untuk pelatih"},
        ],
        "peserta_paket": [
            {"sesi": one.session, "nama": one.name, "desa_contoh": one.village, "nama_kecamatan": one.district,
             "folder": course.folder(one)}
            for one in trainees
        ],
    }  # fmt: skip
    for number, order in (("00", _page(course, "daftar_isi", own)), ("01", timetable)):
        yield _paper(replace(order, number=number), "", None)


def session_pages(course: Course, number: int, trainees: Sequence[Trainee]) -> Iterator[Item]:
    """Give the attendance list of a session, with the names that are known."""
    session = course.context["sesi"][number - 1]
    own = {
        "sesi_ke": number,
        "tanggal_hadir": _days(session),
        "kecamatan": session["kecamatan"],
        "tempat": session["tempat"],
        "jumlah_peserta": session["jumlah_peserta"],
        "peserta": [_known(one) for one in trainees if one.person.get("nama")],
    }
    yield _paper(_page(course, "daftar_hadir", own), course.session_folder(number), None)


def participant_pages(course: Course, trainee: Trainee, *, rehearsal: bool) -> Iterator[Item]:
    """Give all that a participant gets, and what the trainer has of it. Raises WrongUse for too many mistakes.

    In a `rehearsal` no mistakes are planted yet.
    """
    village, folder = course.village_of(trainee), course.folder(trainee)
    yield from _samples(course, village, f"{folder}/{_SAMPLES}")
    yield from _blanks(course, village, f"{folder}/{_BLANK}")
    yield from _exercise(course, trainee, village, folder, rehearsal=rehearsal)
    yield Pack(f"{folder} - {MARK.upper()}.zip", folder)
    yield _certificate(course, trainee)


def _samples(course: Course, village: Village, folder: str) -> Iterator[Item]:
    types = _types(course)
    packets = sum(1 for one in types if one.members)
    seen: set[str] = set()
    for document_type in types:
        for order in sample_orders(document_type, village, shipped()):
            below = f"{folder}/{document_type.title}" if order.folder and packets > 1 else folder
            paper = _paper(replace(order, warnings=()), below, MARK)
            if paper.path not in seen:
                seen.add(paper.path)
                yield paper


def _blanks(course: Course, village: Village, folder: str) -> Iterator[Item]:
    """Give the input workbook of each type, and each kind of paper in Word with dots in place of its values."""
    seen: set[str] = set()
    for document_type in _types(course):
        name = _named(f"Isian {document_type.title}", "xlsx")
        words = {name: value for name, value in village.told["wilayah"].items() if name not in _OWN}
        given = {name: value for name, value in words.items() if name in document_type.schema["properties"]}
        yield Prepared(f"{folder}/{name}", partial(input_workbook, document_type, given, MARK))
        for order in sample_orders(document_type, village, shipped()):
            if "docx" in order.document_type.suffixes and order.document_type.id not in seen:
                seen.add(order.document_type.id)
                name = _named(f"{order.document_type.title} Kosong", "docx")
                yield Prepared(f"{folder}/{name}", partial(blank_paper, order, MARK, course.context))


def _exercise(course: Course, trainee: Trainee, village: Village, folder: str, *, rehearsal: bool) -> Iterator[Item]:
    """Give the exercise sheet, the workbook with mistakes, and for the trainer the key and the right data."""
    document_type = practised_type(course)
    data = data_of(document_type, village, shipped())
    practised = lesson(document_type, data, village)
    where = f"{folder}/{_EXERCISE}"
    who = {"nama_peserta": trainee.name, "judul": practised.title}
    blank = _named(f"Isian {document_type.title}", "xlsx")
    files = [{"nama": f"{_BLANK}/{blank}", "guna": "buku isian kosong"}]
    mistakes: list[dict[str, str]] = []
    if course.mistakes:
        name = _named("Isian Berkesalahan", "xlsx")
        content = b""
        if not rehearsal:
            seed = (course.seed, trainee.district, trainee.village)
            exercise = Exercise(document_type, data, practised.mistakes, course.mistakes, seed)
            content, mistakes = faulty_workbook(exercise, name, shipped())
        yield Prepared(f"{where}/{name}", lambda: content)
        files.append({"nama": f"{_EXERCISE}/{name}", "guna": "buku isian yang harus diperiksa dan diperbaiki"})
    sheet = {
        **who, "fakta": practised.facts, "tugas": practised.tasks, "berkas": files, "banyak_kesalahan": course.mistakes
    }  # fmt: skip
    yield _paper(_page(course, "lembar", sheet, village), where, MARK)
    key = {**who, "jawaban": practised.answers, "kesalahan": mistakes}
    trainers = f"{_TRAINER}/{course.session_folder(trainee.session)}"
    yield _paper(replace(_page(course, "kunci", key, village), number=f"{trainee.number:03}"), trainers, MARK)
    right = _named(f"{trainee.number:03} Isian Benar {trainee.village}", "yaml")
    yield Prepared(f"{trainers}/{right}", partial(written, document_type, data, "yaml"))


def _certificate(course: Course, trainee: Trainee) -> Item:
    """Give the certificate, ready to be signed when the training is over; the name is left for the pen if not known."""
    session = course.context["sesi"][trainee.session - 1]
    own = {
        "peserta": _known(trainee) if trainee.person.get("nama") else {},
        "tanggal_mulai": session["tanggal"],
        "tanggal_selesai": session["tanggal_selesai"],
        "tempat": session["tempat"],
    }
    order = replace(_page(course, "sertifikat", own), number=f"{trainee.number:03}")
    return _paper(order, f"{course.session_folder(trainee.session)}/{_CERTIFICATES}", None)


def _days(session: Mapping[str, Any]) -> list[str]:
    """Give the days of a session."""
    first = date.fromisoformat(session["tanggal"])
    last = date.fromisoformat(session["tanggal_selesai"] or session["tanggal"])
    return [(first + timedelta(days=number)).isoformat() for number in range((last - first).days + 1)]


def _known(trainee: Trainee) -> dict[str, Any]:
    return {name: value for name, value in trainee.person.items() if value and name != "sesi"}


def _types(course: Course) -> list[DocumentType]:
    return [shipped().get(name) for name in dict.fromkeys(course.context["contoh"])]


def practised_type(course: Course) -> DocumentType:
    """Give the type of the exercise: the one that the packet names, else the first with a recipe, else the first."""
    types = _types(course)
    named = course.context["latihan"]
    return shipped().get(named) if named else next((one for one in types if recipe_of(one)), types[0])


def _page(course: Course, of: str, own: Mapping[str, Any], village: Village | None = None) -> Order:
    document_type = shipped().get(course.document_type.training[of]["jenis"])
    (order,) = checked(document_type, course.page(of, own, document_type, village), shipped())
    return replace(order, warnings=())


def _paper(order: Order, folder: str, mark: str | None) -> Paper:
    (suffix,) = suffixes_for(order, None)
    name = file_name(order, suffix, mark)
    return Paper(order, suffix, f"{folder}/{name}" if folder else name, mark)


def _named(text: str, suffix: str) -> str:
    return safe_name(f"{text} - {MARK.upper()}", suffix)


_OWN = frozenset(("nama_desa", "kode_desa", "nama_kecamatan"))
