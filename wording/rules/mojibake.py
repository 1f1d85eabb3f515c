"""Letters garbled by a wrong character encoding.

Text that was stored in UTF-8 and read in a one-byte encoding turns “é” into “Ã©”, an apostrophe into “â€™” and “при”
into “РїСЂРё”; U+FFFD marks letters that are lost for good. Pages pass such text through a translation system unnoticed.

A passage is flagged if it can be turned back into the bytes of valid UTF-8, which ordinary words hardly ever can.

Known false alarms: texts on encodings that show such letters.

Reference: MQM Core, linguistic conventions, character encoding; the method is that of ftfy (Speer 2019), for the
encodings that web pages really mix up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_LEADS = {
    "cp1252": (b"\xc2\xc3\xc4\xc5\xc8\xce\xcf\xd0\xd1\xd7\xd8\xd9\xe2\xf0", 1),
    "cp1250": (b"\xc2\xc3\xc4\xc5\xe2", 1),
    "cp1251": (b"\xd0\xd1\xd2", 2),
    "cp1253": (b"\xce\xcf", 2),
}
"""First bytes of UTF-8 sequences that real text holds, by the encoding that misread them, and how many it takes."""
_QUOTE_LIKE = frozenset("“”‘’‚„«»‹›–—…•·\u00a0")
_LOST = re.compile("\ufffd+|(?<=[^\\W\\d_])[\x80-\x84\x86-\x9f](?=[^\\W\\d_])")
_CONTROLS = "".join(map(chr, (*range(0x80, 0x85), *range(0x86, 0xA0))))
_HINT = re.compile(
    "[\x80-\x84\x86-\x9f]|[ÂÃâÄÅÈÐÑÎÏØÙ×ðĂĹ][^\\sa-zA-Z.,;:!?'()-]|[РСТ][^\\sа-яА-Я.,;:!?'()-]|[ΞΟ][^\\wά-ώ]"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For each encoding, runs of its leads and of what follows them in UTF-8, neighbouring words taken together."""
    patterns = {}
    for encoding, (leads, least) in _LEADS.items():
        first = re.escape(leads.decode(encoding))
        rest = re.escape(bytes(range(0x80, 0xC0)).decode(encoding, errors="ignore"))
        one = f"(?:[{first}][{rest}\x80-\x9f]{{1,3}})"
        patterns[encoding] = re.compile(f"{one}{{{least},500}}+(?:[ ,.:;-]{{1,2}}{one}{{1,500}}+){{0,200}}")
    return patterns


@rule(
    category=Category.ENCODING,
    severity=Severity.MAJOR,
    confidence=0.95,
    bad=[
        Bad("Itâ€™s the mayorâ€™s view.", flagged=("â€™", "â€™")),
        Bad("The cafÃ© is shut.", flagged="Ã©", suggestion="é"),
        Bad("The word \ufffd\ufffd was lost.", flagged="\ufffd\ufffd"),
        Bad("It\x92s over.", flagged="\x92", suggestion="’"),
        Bad("Die Brücke ist fÃ¼r den Verkehr gesperrt.", flagged="Ã¼", language="de", suggestion="ü"),
        Bad("Die Gespräche in ZÃ¼rich dauern an.", flagged="Ã¼", language="de", suggestion="ü"),
        Bad("Послы РїСЂРёРµС…Р°Р»Рё РІ город.", flagged="РїСЂРёРµС…Р°Р»Рё РІ", language="ru", suggestion="приехали в"),
        Bad("Послы Ð¿Ñ€Ð¸ÐµÑ…Ð°Ð»Ð¸ вчера.", flagged="Ð¿Ñ€Ð¸ÐµÑ…Ð°Ð»Ð¸", language="ru", suggestion="приехали"),
        Bad("Most w Ĺ‚odzi zamkniÄ™to.", flagged=("Ĺ‚", "Ä™"), language="pl"),
        Bad("Posłowie sÄ… w mieście.", flagged="Ä…", language="pl", suggestion="ą"),
    ],
    good=[
        Good("The café in São Paulo sells «ÑANDÚ» at 10 °C; it’s “fine” – naïve, even."),
        Good("The letters Ä“ and Å’ stand on the sign."),
        Good("Der Buchstabe „Ä“ steht im Wort ÄRA…", language="de"),
        Good("Das Schild «CAFÉ» hängt schief.", language="de"),
        Good("Рівень СССР… «Сім’я» і Сірі вовки.", language="ru"),
        Good("США, РФ и СНГ: «Ёлка» — №5.", language="ru"),
        Good("Nowy LEÅ» i „Å” to litery.", language="pl"),
        Good("Łódź, Świętokrzyskie i Żary.", language="pl"),
    ],
    hints="\ufffd" + _CONTROLS + "ÂÃâÄÅÈÐÑÎÏØÙ×ðĂĹРСТΞΟ",
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find passages that turn into text when their bytes are read as UTF-8, and letters that are lost."""
    for match in view.matches(_LOST):
        mended = (
            None if match[0][0] == "\ufffd" else match[0].encode("latin-1").decode("cp1252", errors="ignore") or None
        )
        yield Flag(Span(*match.span()), "Letters lost to a wrong character encoding.", suggestion=mended)
    if not _HINT.search(view.text):
        return
    for encoding, pattern in _patterns().items():
        for match in view.matches(pattern):
            mended = _decoded(match[0], encoding)
            if mended and not _may_be_meant(view.text, *match.span()):
                message = f"Letters garbled by a wrong character encoding; “{mended}” was meant."
                yield Flag(Span(*match.span()), message, suggestion=mended)


def _decoded(passage: str, encoding: str) -> str | None:
    """Return what the passage says if `encoding` was wrongly read for UTF-8, or None if it cannot have been."""
    try:
        raw = b"".join(bytes([ord(c)]) if "\x80" <= c <= "\x9f" else c.encode(encoding) for c in passage)
        return raw.decode("utf-8")
    except UnicodeError:
        return None


def _may_be_meant(text: str, start: int, end: int) -> bool:
    """Tell whether a capital letter only stands before a punctuation mark, or the passage is a word in capitals."""
    passage, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if len(passage) == 2 and passage[1] in _QUOTE_LIKE:
        return before.isupper() or not (passage[0] == "Â" or before.islower() or after.islower())
    return passage.isalpha() and passage.isupper()
