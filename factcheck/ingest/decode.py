"""Bytes to text: UTF-8 unless a byte order mark or the page itself says otherwise, else a guess, told."""

from __future__ import annotations

import codecs
import re

from factcheck.errors import InputError
from factcheck.regex import regex

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CONTROL = regex("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A page names its encoding within its first 1,024 bytes (HTML standard, 4.2.5.4).
_DECLARED = re.compile(rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?([\w.:-]+)""", re.I)
_HEAD = 1024
# Names that an encoding known to Python goes by in print; others are shown as they are.
_NAMES = {"cp1252": "Windows-1252", "iso8859_15": "ISO 8859-15", "mac_roman": "Mac Roman"}
# Wide encodings would read any odd pair of bytes as a Chinese character, and EBCDIC any letters at all.
_NEVER = [
    *("utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"),
    *("cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"),
]
# A share of bytes beyond ASCII under which a text is in a Western language: French has about 4 in 100,
# Czech and Polish up to 15, Greek and Cyrillic over 70.
_WESTERN_SHARE = 0.25


def decode(path: str, data: bytes) -> tuple[str, str | None]:
    """The text of a file, and a line for the reader when its encoding had to be guessed.

    Line ends are kept, a byte order mark is not. The text never holds a surrogate.

    Raises:
        InputError: `data` is empty, is not text, or is in no encoding that can be told.
    """
    if not data.strip():
        raise InputError(path, "the file is empty; put the article's text into it or leave it out")
    for magic, what in _KNOWN:
        if data.startswith(magic):
            raise InputError(path, f"this is {what}, not text; save the article as .txt, .md or .html")
    text, note = _decode(path, data)
    # Ten in a thousand is far above a stray form feed or bell and far below any binary file.
    if "\0" in text or len(_CONTROL.findall(text)) * 100 > len(text):
        raise InputError(path, "the file is binary, not text; save the article as .txt, .md or .html")
    if not text.strip():
        raise InputError(path, "the file is empty; put the article's text into it or leave it out")
    return text, note


def _decode(path: str, data: bytes) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), None
            except UnicodeDecodeError:
                if encoding == "utf-8":
                    data = data[len(mark) :]
                    break
                raise InputError(
                    path, f"the file is marked as {encoding[:6].upper()} but is not; save it as UTF-8"
                ) from None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        first_bad = data.count(b"\n", 0, error.start) + 1
    if b"\0" in data:
        raise InputError(path, "the file is binary, not text; save the article as .txt, .md or .html")
    declared = _DECLARED.search(data, 0, _HEAD)
    if declared:
        name = declared[1].decode("ascii", "replace").lower()
        # Browsers take these for the Windows encoding that includes them, and pages count on it.
        text = _try(data, "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name)
        if text is not None:
            return text, None
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\ufffd") - data.count("\ufffd".encode())
    if sum(character > "\x7f" for character in damaged) - bad > bad:
        places = "1 damaged character is" if bad == 1 else f"{bad} damaged characters are"
        return damaged, f"not quite UTF-8; {places} shown as \ufffd, the first in line {first_bad}"
    return _guess(path, data)


def _guess(path: str, data: bytes) -> tuple[str, str]:
    encoding, text = None, None
    beyond_ascii = sum(byte > 0x7F for byte in data)
    if beyond_ascii < _WESTERN_SHARE * len(data):
        # On the few odd bytes of an English text a statistical guess is worse than the three encodings that
        # newsrooms have: it takes the pound sign of "£5m" for Japanese.
        for encoding in ("cp1252", "iso8859_15", "mac_roman"):
            text = _try(data, encoding)
            if text is not None and not _ODD.search(text):
                break
        else:
            text = None
    if text is None:
        from charset_normalizer import from_bytes

        best = from_bytes(data, cp_exclusion=_NEVER).best()
        if best is not None:
            encoding, text = best.encoding, _try(data, best.encoding)
    if encoding is None or text is None:
        raise InputError(path, "the file's encoding cannot be told; save it as UTF-8")
    name = _NAMES.get(encoding, encoding)
    return (
        text,
        f"not UTF-8; read as {name}, which is a guess: save it as UTF-8 if accents or quotes look wrong",
    )


# What a wrong guess leaves in words: a capital within one ("ItÕs"), one beside a digit ("5Ð10"), a "¤".
_ODD = regex(r"[a-z][À-ÖØ-ÞŠŽŒŸ]|\d[À-ÖØ-ÞŠŽŒŸ]|[À-ÖØ-ÞŠŽŒŸƒˆ]\d|[\x80-\x9f¤]")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
        text.encode("utf-8")
    except (UnicodeError, LookupError):
        return None
    return text
