"""PDF forms made from raw objects, as the programs of others make them: sound ones and odd ones."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MULTILINE, RADIO, PUSH_BUTTON, COMBO, EDITABLE, MULTIPLE, COMB = (1 << bit for bit in (12, 15, 16, 17, 18, 21, 24))
READ_ONLY, REQUIRED, PASSWORD = 1, 2, 1 << 13

Rectangle = tuple[float, float, float, float]


def pdf(value: Any) -> Any:
    """Give a Python value as a PDF object: texts that begin with / are names, others strings."""
    return _OBJECTS.get(type(value), lambda same: same)(value)


def _entry(key: str, value: Any) -> Any:
    return TextStringObject(value) if key in {"DA", "T", "TU"} else pdf(value)


_OBJECTS: dict[type, Callable[[Any], Any]] = {
    bool: BooleanObject,
    int: NumberObject,
    float: FloatObject,
    str: lambda text: NameObject(text) if text.startswith("/") else TextStringObject(text),
    list: lambda items: ArrayObject(pdf(one) for one in items),
    tuple: lambda items: ArrayObject(pdf(one) for one in items),
    dict: lambda entries: DictionaryObject({NameObject(f"/{key}"): _entry(key, one) for key, one in entries.items()}),
}


class FormMaker:
    """A PDF form in the making. Further entries of a field are given by their PDF names."""

    def __init__(self, pages: int = 1, *, rotate: int = 0, fonts: dict[str, Any] | None = None, **form: Any) -> None:
        self.writer = PdfWriter()
        for _ in range(pages):
            page = self.writer.add_blank_page(400, 400)
            if rotate:
                page[NameObject("/Rotate")] = NumberObject(rotate)
        helvetica = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"}
        dingbats = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/ZapfDingbats"}
        resources = {"Font": {"Helv": self.add(helvetica), "ZaDb": self.add(dingbats), **(fonts or {})}}
        self.form = pdf({"Fields": [], "DA": "/Helv 0 Tf 0 g", "DR": resources, **form})
        self.writer.root_object[NameObject("/AcroForm")] = self.add(self.form)

    def add(self, value: Any) -> Any:
        return self.writer._add_object(pdf(value))

    def stream(self, content: str, **entries: Any) -> Any:
        made = DecodedStreamObject()
        made.set_data(content.encode("latin-1"))
        made.update(pdf(entries))
        return self.add(made)

    def root(self, entries: dict[str, Any]) -> Any:
        """Put a field at the top of the tree."""
        reference = self.add(entries)
        self.form["/Fields"].append(reference)
        return reference

    def under(self, parent: Any, entries: dict[str, Any]) -> Any:
        """Put a field or widget under another one."""
        reference = self.add({**entries, "Parent": parent})
        owner = parent.get_object()
        owner.setdefault(NameObject("/Kids"), ArrayObject()).append(reference)
        return reference

    def show(self, reference: Any, page: int = 0) -> Any:
        """Put a widget on a page."""
        owner = self.writer.pages[page]
        owner.setdefault(NameObject("/Annots"), ArrayObject()).append(reference)
        return reference

    def widget(self, rectangle: Rectangle, **entries: Any) -> dict[str, Any]:
        return {"Type": "/Annot", "Subtype": "/Widget", "Rect": list(rectangle), "F": 4, **entries}

    def field(self, kind: str, name: str, rectangle: Rectangle, *, page: int = 0, **entries: Any) -> Any:
        """Put a field with one widget, both in one dictionary; dots in the name make fields above it."""
        *above, last = name.split(".")
        told = {"FT": kind, "T": last, **self.widget(rectangle), **entries}
        parent = None
        for step in above:
            siblings = self.form["/Fields"] if parent is None else parent.get_object().get("/Kids", ())
            known = next((one for one in siblings if one.get_object().get("/T") == step), None)
            parent = known or (self.root({"T": step}) if parent is None else self.under(parent, {"T": step}))
        reference = self.root(told) if parent is None else self.under(parent, told)
        return self.show(reference, page)

    def text(self, name: str, rectangle: Rectangle = (20, 350, 220, 370), **entries: Any) -> Any:
        return self.field("/Tx", name, rectangle, **entries)

    def look(self, mark: str = "") -> Any:
        """Give a look of a button: a square, and what is drawn in it."""
        return self.stream(f"0.5 0.5 9 9 re S {mark}", Type="/XObject", Subtype="/Form", BBox=[0, 0, 10, 10])

    def looks(self, state: str) -> dict[str, Any]:
        return {"N": {state: self.look("2 2 6 6 re f"), "Off": self.look()}}

    def check(self, name: str, state: str = "Yes", rectangle: Rectangle = (20, 300, 30, 310), **entries: Any) -> Any:
        return self.field("/Btn", name, rectangle, **{"AS": "/Off", "AP": self.looks(state), **entries})

    def radio(self, name: str, states: list[str], *, top: float = 250, **entries: Any) -> Any:
        group = self.root({"FT": "/Btn", "T": name, "Ff": RADIO, **entries})
        for place, state in enumerate(states):
            box = (20 + 20 * place, top, 30 + 20 * place, top + 10)
            self.show(self.under(group, self.widget(box, AS="/Off", AP=self.looks(state))))
        return group

    def choice(self, name: str, options: list[Any], rectangle: Rectangle = (20, 200, 220, 220), **entries: Any) -> Any:
        return self.field("/Ch", name, rectangle, **{"Opt": options, "Ff": COMBO, **entries})

    def content(self) -> bytes:
        """Give the finished form."""
        buffer = io.BytesIO()
        self.writer.write(buffer)
        return buffer.getvalue()


def _flattened(content: bytes, page: int) -> tuple[Any, Any]:
    """Give a page, with its document, into which PDFium has drawn the fields."""
    document = pdfium.PdfDocument(content)
    shown = document[page]
    pdfium.raw.FPDFPage_Flatten(shown.raw, pdfium.raw.FLAT_NORMALDISPLAY)
    return document, document[page]


def seen(content: bytes, page: int = 0) -> str:
    """Give the words that PDFium shows on a page, fields included."""
    document, shown = _flattened(content, page)
    words = shown.get_textpage()
    text = str(words.get_text_bounded())
    document.close()
    return text.replace("\r\n", "\n")


def ink(content: bytes, rectangle: Rectangle, page: int = 0) -> float:
    """Give which part of a rectangle of an unturned page PDFium draws dark, fields included, 0 to 1."""
    document, shown = _flattened(content, page)
    picture = shown.render(scale=4, grayscale=True)
    left, bottom, right, top = (int(4 * edge) for edge in rectangle)
    rows = range(picture.height - top, picture.height - bottom)
    drawn = bytes(picture.buffer)
    pixels = b"".join(drawn[row * picture.stride + left : row * picture.stride + right] for row in rows)
    document.close()
    return sum(pixel < 128 for pixel in pixels) / len(pixels)
