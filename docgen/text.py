r"""Which characters a user's text may hold: everything that prints as typed, nothing that hides, forges or breaks.

`clean` gives the text as docgen keeps it, or refuses it naming the character; it never drops what can be seen.
How long a text may be is for the schema to say, what it means for the formats.

Rules, with the reason of each:
- characters that XML can't hold, that no font prints, that nobody sees or that turn the direction of the writing are
  refused: they lose text, or make two names that look the same (Unicode UTS 39);
- line breaks of all systems become `\n`; accents are composed (NFC), so that search and register match;
- soft hyphens and word joiners are dropped, zero-width joiners too where no script or emoji needs them;
- UTF-8 that was read as Windows-1252 (`â€œ`) is refused, with the repaired text as proposal.
"""

from __future__ import annotations

import re
import unicodedata

MAX_LINES = 200
MAX_BLANK_LINES = 20
MAX_TABS = 100
MAX_MARKS = 3

# One search over this set decides for almost every text: printable ASCII, newline, Latin letters with accents that need
# no composing, typographic punctuation. U+00C2 and later Latin-1 letters are missing because mojibake is made of them.
_UNUSUAL = re.compile(
    "[^ -~\n\u00a0-\u00ac\u00ae-\u00c1\u0100-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u2057\u20a0-\u20bf]"
)

_MAPPED = str.maketrans({"\u00ad": None, "\u2060": None, "\u3000": " "})
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_JOINERS = re.compile("(?<![\u200c\u200d])[\u200c\u200d]+")
# Category C, and yet welcome here: mapped by the rules above, or visible signs of the Arabic, Syriac, Kaithi scripts.
_WELCOME = frozenset(
    "\t\n\r\x85\u00ad\u2060\u200c\u200d"
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Not in category C, and yet nothing to print: lost characters and objects, letters without a shape.
_UNWELCOME = frozenset("\ufffd\ufffc\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Blocks where newer versions of Unicode than Python's add emoji, ideographs and Kawi (Old Javanese).
_GROWING = (range(0x1F000, 0x1FB00), range(0x20000, 0x3FFFE), range(0x11F00, 0x11F60))

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\ufb00-\ufb06\uff21-\uff5a"
_COMMON_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARKS = f"{_COMMON_MARKS}\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0e31-\u0e4e"
_STACK = re.compile(f"((?:[{_LATIN}][{_MARKS}]{{3}}|[{_COMMON_MARKS}]{{3}}))([{_MARKS}]+)")
_VARIATION = re.compile(f"(?<=[{_LATIN}\ufe00-\ufe0f])[\ufe00-\ufe0f]+|[\U000e0100-\U000e01ef]{{2,}}")
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f\u1c80-\u1c88\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f]")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_LOOKALIKES = str.maketrans(
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
    "\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo",
)
_BLANK_LINES = re.compile(rf"(?:\n[^\S\n]*){{{MAX_BLANK_LINES + 1},}}")
_TABS = re.compile(f"\t{{{MAX_TABS + 1},}}")

# The byte that each sign was, when a byte was read as Windows-1252, or as Latin-1 (C1 controls).
_BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
_BYTES |= {chr(byte): byte for byte in range(0x80, 0xA0)}


def _signs(*wanted: int) -> str:
    return f"[{''.join(sign for sign, byte in _BYTES.items() if byte in wanted)}]"


_TAIL, _TWO, _THREE, _FOUR = (
    _signs(*range(*span)) for span in ((0x80, 0xC0), (0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5))
)
_UTF8 = re.compile(f"{_TWO}{_TAIL}|{_THREE}{_TAIL}{{2}}|{_FOUR}{_TAIL}{{3}}")
# What people write stays: “CAFÉ”, Ø, à «. Only beginnings that UTF-8 makes of punctuation, symbols, accents, emoji, and
# any two signs in a row.
_MOJIBAKE = re.compile(
    f"(?<![A-ZÀ-Þ])[ÂÃ]{_TAIL}|[ÂÃ](?![”’–—…›]){_TAIL}"
    f"|â{_signs(0x80, 0x82, 0x84, 0x86, 0x88, 0x89, 0x98, 0x99, 0x9C)}{_TAIL}|á{_signs(0xB8, 0xB9, 0xBA)}{_TAIL}"
    f"|ï[»¿]{_TAIL}|ð{_signs(0x9F)}{_TAIL}{{2}}|(?:{_TWO}{_TAIL}){{2,}}"
)

_NAMES = {
    "\x00": "NUL", "\x07": "bel", "\x08": "hapus mundur", "\x0b": "tab tegak, ganti baris dari Word",
    "\x0c": "ganti halaman", "\x1b": "kode terminal", "\x7f": "hapus",
    "\u200b": "spasi tanpa lebar", "\ufeff": "tanda urutan bita", "\ufffd": "bekas huruf yang sudah hilang",
    "\ufffc": "tempat gambar", "\ufff9": "catatan sela", "\ufffa": "catatan sela", "\ufffb": "catatan sela",
}  # fmt: skip
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CATEGORIES = {
    "Cc": "kendali", "Cs": "separuh karakter", "Co": "hanya ada di satu fon",
    "Cn": "bukan karakter yang dikenal", "Cf": "tak terlihat",
}  # fmt: skip


class TextError(ValueError):
    """A text that docgen can't take.

    `reason` says in Indonesian which character, why and where; `character` is the first that is wrong, `position` its
    place from 1 (in the text as it would be kept, where the fault is not one character); `cleaned` is a text without
    the fault that `clean` takes, or "" where nothing can be proposed.
    """

    def __init__(self, reason: str, position: int, character: str, cleaned: str) -> None:
        super().__init__(reason)
        self.reason, self.position, self.character, self.cleaned = reason, position, character, cleaned


class _Fault(Exception):
    """A fault whose proposal may have more faults: why, the text, the index in it, the text without this fault."""

    def __init__(self, why: str, text: str, index: int, proposal: str) -> None:
        self.character, self.position, self.proposal = text[index], index + 1, proposal
        sign = f"U+{ord(self.character):04X}"
        self.reason = f"karakter {sign} ({why}) pada posisi {self.position} tidak dapat dipakai"


def clean(text: str, *, lines: bool = True, name: bool = False) -> str:
    r"""Give a text as docgen keeps it: trimmed, composed, with `\n` as the only line break.

    `lines=False` refuses line breaks and tabs (a field of one line); `name=True` does so too and refuses Greek and
    Cyrillic letters among Latin ones. Raises TextError. A text of nothing but spaces gives "".
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    one_line = name or not lines
    if _UNUSUAL.search(text) is None and text.count("\n") <= MAX_BLANK_LINES:
        trimmed = text.strip()
        if not (one_line and "\n" in trimmed):
            return trimmed
    try:
        return _checked(text, one_line=one_line, name=name)
    except _Fault as fault:
        cleaned = _proposal(fault.proposal, lines=lines, name=name)
        raise TextError(fault.reason, fault.position, fault.character, cleaned) from None


def _proposal(text: str, *, lines: bool, name: bool) -> str:
    """Clean a text that may have more faults. Each fault removes what it is about, so this ends."""
    try:
        return clean(text, lines=lines, name=name)
    except TextError as error:
        return error.cleaned


def _checked(text: str, *, one_line: bool, name: bool) -> str:
    """Give an unusual text cleaned, or raise _Fault; positions count in the text as given, or as it is kept."""
    _refuse_mojibake(text)
    _refuse_characters(text)
    text = _composed(_BREAKS.sub("\n", text.lstrip("\ufeff")))
    _refuse_mojibake(text)
    _refuse_runs(text)
    text = text.strip()
    _refuse_stacks(text)
    _refuse_lines(text, one_line=one_line)
    if name:
        _refuse_lookalikes(text)
    return text


def _refuse_mojibake(text: str) -> None:
    found = _MOJIBAKE.search(text)
    if found:
        why = f"“{found[0]}”, huruf yang salah terbaca ketika disalin"
        raise _Fault(why, text, found.start(), _UTF8.sub(_reread, text))


def _reread(found: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[sign] for sign in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _refuse_characters(text: str) -> None:
    start = len(text) - len(text.lstrip("\ufeff"))
    refused = [character for character in set(text[start:]) if _is_refused(character)]
    if refused:
        index = min(text.index(character, start) for character in refused)
        without = str.maketrans(dict.fromkeys(refused, "") | {"\x0b": "\n", "\x0c": "\n"})
        raise _Fault(_explained(text[index]), text, index, text.translate(without))


def _is_refused(character: str) -> bool:
    if character in _UNWELCOME:
        return True
    category, code = unicodedata.category(character), ord(character)
    if category[0] != "C" or character in _WELCOME:
        return False
    return category != "Cn" or code & 0xFFFE == 0xFFFE or not any(code in block for block in _GROWING)


def _explained(character: str) -> str:
    if character in _DIRECTIONS:
        return "pengatur arah tulisan"
    return _NAMES.get(character) or _CATEGORIES.get(unicodedata.category(character), "huruf tak terlihat")


def _composed(text: str) -> str:
    text = unicodedata.normalize("NFC", text.translate(_MAPPED))
    if _JOINERS.search(text) is None:
        return text
    return unicodedata.normalize("NFC", _JOINERS.sub(_joiner, text))


def _joiner(found: re.Match[str]) -> str:
    """Keep one joiner after a letter of a script that needs it, or after an emoji; drop it elsewhere."""
    before = found.string[found.start() - 1 : found.start()]
    needed = before >= "\u0530" and unicodedata.category(before)[0] in "LMS" and not _LATIN_LETTER.match(before)
    return found[0][0] if needed else ""


def _refuse_runs(text: str) -> None:
    for run, instead, why in ((_BLANK_LINES, "\n\n", f"lebih dari {MAX_BLANK_LINES} baris kosong berturut-turut"),
                              (_TABS, "\t", f"lebih dari {MAX_TABS} tab berturut-turut")):  # fmt: skip
        found = run.search(text)
        if found:
            raise _Fault(why, text, found.start(), run.sub(instead, text))


def _refuse_stacks(text: str) -> None:
    stack, variation = _STACK.search(text), _VARIATION.search(text)
    if stack:
        raise _Fault(f"lebih dari {MAX_MARKS} tanda pada satu huruf", text, stack.end(1), _STACK.sub(r"\1", text))
    if variation:
        raise _Fault("pemilih bentuk, tak terlihat", text, variation.start(), _VARIATION.sub("", text))


def _refuse_lines(text: str, *, one_line: bool) -> None:
    if one_line:
        found = re.search("[\n\t]", text)
        if found:
            why = f"{'tab' if found[0] == chr(9) else 'ganti baris'}; isian ini hanya satu baris"
            raise _Fault(why, text, found.start(), re.sub("[\n\t]+", " ", text))
    elif text.count("\n") >= MAX_LINES:
        allowed = "\n".join(text.split("\n", MAX_LINES)[:MAX_LINES])
        raise _Fault(f"ganti baris sesudah baris ke-{MAX_LINES}, terlalu panjang", text, len(allowed), "")


def _refuse_lookalikes(text: str) -> None:
    foreign = _GREEK_OR_CYRILLIC.search(text)
    if foreign and _LATIN_LETTER.search(text):
        latin = text.translate(_LOOKALIKES)
        proposal = "" if _GREEK_OR_CYRILLIC.search(latin) else latin
        raise _Fault(f"huruf “{foreign[0]}”, bukan Latin meskipun serupa", text, foreign.start(), proposal)
