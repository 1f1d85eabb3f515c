"""A word that mixes look-alike letters of two alphabets.

A Cyrillic “а” inside an English word, or a Latin “c” inside a Russian one, cannot be seen, but search, sorting and
screen readers stumble over it. Texts that passed through transliteration, or through systems that build words from
pieces, carry such letters.

Only letters that look alike count, so that brand names and units (“kΩ”, “µm”) pass; parts on both sides of a hyphen,
a digit or an apostrophe are judged apart. A one-letter word is flagged if both its neighbours are of the other
alphabet.

Known false alarms: names that mix alphabets as a pun, where all the letters have look-alikes.

Reference: Unicode Technical Standard 39, “Unicode Security Mechanisms”, mixed-script confusables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_CYRILLIC = "АВСЕНІЈКМОРЅТХУЁЇасеіјорѕхуёї", "ABCEHIJKMOPSTXYËÏaceijopsxyëï"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΆΈΌαικνορυάέίό", "ABEZHIKMNOPTYXÁÉÓaikvopuáéíó"
_RANGES = {
    "Latin": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f",
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff",
}
_LOOK_ALIKES = {
    "Latin": str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1]),
    "Cyrillic": str.maketrans(_CYRILLIC[1], _CYRILLIC[0]),
    "Greek": str.maketrans(_GREEK[1], _GREEK[0]),
}
"""Letters that look like one of the script, and that one."""
_LETTERS = {script: re.compile(f"[{letters}]+") for script, letters in _RANGES.items()}
_L, _C, _G = _RANGES.values()
_MIXED = re.compile(
    rf"(?<![^\W\d_])(?:[{_L}]++[{_C}{_G}]|[{_C}{_G}]++[{_L}])[{_L}{_C}{_G}]*+"
    rf"|(?<=[{_C}] )[acioy](?= [{_C}])|(?<=[{_G}] )o(?= [{_G}])"
)
_ENDING = re.compile("[аеоуы]{1,2}$")
_NEIGHBOURHOOD = 30


@rule(
    category=Category.SPELLING,
    severity=Severity.MINOR,
    confidence=0.95,
    bad=[
        Bad("The envoys flew to Mоscow.", flagged="Mоscow", suggestion="Moscow"),
        Bad("Τhe talks are over.", flagged="Τhe", suggestion="The"),
        Bad("A spokesman for the WНO was absent.", flagged="WНO", suggestion="WHO"),
        Bad("Послы прибыли в Женевe.", flagged="Женевe", suggestion="Женеве", language="ru"),
        Bad("Посол прибыл c опозданием.", flagged="c", suggestion="с", language="ru"),
        Bad("Посли та рaдники прибули.", flagged="рaдники", suggestion="радники", language="uk"),
        Bad("Міст i дорога закриті.", flagged="i", suggestion="і", language="uk"),
        Bad("Οι πρέσβεις ήρθαν στη Γενεύη vωρίς.", flagged="vωρίς", suggestion="νωρίς", language="el"),
        Bad("Ήταν o πρέσβης.", flagged="o", suggestion="ο", language="el"),
    ],
    good=[
        Good("The Т-72 ran on 5G, a 10 kΩ resistor and 3 μm of paint."),
        Good("In Moscow (Москва), the α-particle and the Δt are known."),
        Good("Купили Wi‑Fi-роутер, SIM-карту и iPhone’ы у IT-компании.", language="ru"),
        Good("Об этом писали в Facebookе и на канале КуZбасс.", language="ru"),
        Good("Придбали Wi-Fi-роутер для COVID-лікарні.", language="uk"),
        Good("Це вітамін C.", language="uk"),
        Good("Το Wi-Fi και τα SMS της ΔΕΗ.", language="el"),
        Good("Η εταιρεία Tesla Model Y ήρθε.", language="el"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find words whose minority of letters have look-alikes in the script of the majority."""
    present = [letters for letters in _LETTERS.values() if any(map(letters.match, view.characters))]
    for match in view.matches(_MIXED) if len(present) > 1 else ():
        word, start = match[0], match.start()
        script = _main_script(word if len(word) > 1 else view.text[start - 2])
        mended = word.translate(_LOOK_ALIKES[script]) if script else ""
        if not script or not _LETTERS[script].fullmatch(mended) or _inflected(view.text, start, word):
            continue
        yield Flag(
            Span(*match.span()),
            f"“{word}” holds letters of another alphabet that only look {script}.",
            suggestion=mended,
            confidence=0.95 if len(word) > 1 else 0.8,
        )


def _main_script(word: str) -> str:
    """Return the script of more than half of the letters; empty if there is none, as in units of two letters."""
    return next((name for name, letters in _LETTERS.items() if 2 * len("".join(letters.findall(word))) > len(word)), "")


def _inflected(text: str, start: int, word: str) -> bool:
    """Tell whether a Latin name in a Cyrillic text only carries a Cyrillic case ending (“в Facebookе”)."""
    before = text[max(0, start - _NEIGHBOURHOOD) : start]
    return bool(_ENDING.search(word) and _LETTERS["Cyrillic"].search(before) and _LETTERS["Latin"].match(word))
