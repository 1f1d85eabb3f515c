"""From bytes to text: marks first, then UTF-8, then what is declared, then what is detected.

An encoding's mark at the start (BOM) is not part of the text; everything else is kept to the letter.
"""

from __future__ import annotations

import codecs
import re

from wording.reading import latin
from wording.reading.items import ReadingError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DETECTED = [
    *("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "cp1253", "iso8859_7", "cp1255", "cp1256"),
    *("cp1252", "iso8859_15", "cp1250", "iso8859_2", "cp1254", "cp1257"),
    *("cp874", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
]

# What pages that declare the key mean: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}

_BINARY = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet table"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"SQLite format 3", "a database"),
)
_REMEDY = {
    "a Parquet table": "give it a name that ends in .parquet",
    "a gzip file": "unpack it, or give it a name such as article.txt.gz",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Cut only at bytes that are never half of a letter in the encodings of several bytes.
_CLAUSE = re.compile(rb"[^\n\r<>,.\"]+")
_ESCAPED = re.compile("[\udc80-\udcff]")
_SAMPLE = 1 << 16


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text of `data` and the name of its encoding, None for UTF-8.

    `declared` is what the page or its server says of the encoding; it is believed where the bytes agree. Raises
    `ReadingError` where the bytes are no text.
    """
    refuse_binary(data)
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name), _shown(name)
    if b"\0" in data:
        raise _not_text("holds NUL bytes, so it is no text or UTF-16 without its mark")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _guessed(data, declared)


def refuse_binary(head: bytes) -> None:
    """Raise `ReadingError` if `head` begins like a well-known kind of file that is no text."""
    for magic, kind in _BINARY:
        if head.startswith(magic):
            raise ReadingError(f"this is {kind}, not a text", _REMEDY.get(kind, "save the text in it as .txt in UTF-8"))


def detected(data: bytes) -> str:
    """Return Python's name of the encoding that text in none of the Unicode encodings most likely has.

    Raises `ReadingError` if there is none. The statistics are charset_normalizer's, over the clauses that hold
    evidence; the Latin encodings, which it confuses, are told apart by their languages' alphabets.
    """
    sample = b"\n".join(_evidence(data))
    if len(_CONTROL.findall(data[:_SAMPLE])) * 100 > len(data[:_SAMPLE]):
        raise _not_text("holds control characters, so it is no text")
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_DETECTED, enable_fallback=False).best()
    codec = best.encoding if best else None
    if codec is None or codec in latin.CODECS:
        codec = latin.fitting(sample) or codec
    if codec is None:
        raise _not_text("is in no encoding that can be told")
    return codec


def is_mostly_utf8(data: bytes) -> bool:
    """Tell whether bytes that are not all UTF-8 hold more letters in it than bytes that do not belong there.

    Then a few bytes are damaged, and to read the whole in another encoding would damage all the rest.
    """
    text = data.decode("utf-8", "surrogateescape")
    foreign = len(_ESCAPED.findall(text))
    return len(text) - len(text.encode("ascii", "ignore")) > 2 * foreign


def shown(codec: str) -> str | None:
    """Return the name that reports give an encoding, None for UTF-8."""
    return _shown(codecs.lookup(codec).name)


def _evidence(data: bytes) -> list[bytes]:
    """Return the clauses with bytes beyond ASCII, as far as they fit in a sample."""
    found: list[bytes] = []
    size = 0
    for match in _CLAUSE.finditer(data):
        if not match.group().isascii():
            found.append(match.group())
            size += len(found[-1])
            if size > _SAMPLE:
                break
    return found


def _guessed(data: bytes, declared: str | None) -> tuple[str, str | None]:
    if declared and (codec := _known(declared)):
        try:
            return data.decode(codec), _shown(codec)
        except UnicodeDecodeError:
            pass
    codec = "utf-8" if is_mostly_utf8(data) else detected(data)
    return _strictly(data, codec), _shown(codec)


def _known(declared: str) -> str | None:
    """Return the codec that a page means by its declaration, or None for one that is not read."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name.replace("-", "_") in _DETECTED else None


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"looks like {_shown(codec) or 'UTF-8'}, but byte {error.start + 1:,} is not", "save it as UTF-8"
        ) from None


def _shown(codec: str) -> str | None:
    if codec == "utf-8":
        return None
    return re.sub(r"^cp(?=125|874)", "windows-", re.sub(r"^iso8859[-_]", "iso-8859-", codec)).replace("_", "-")


def _not_text(reason: str) -> ReadingError:
    return ReadingError(reason, "save the text in it as .txt in UTF-8")
