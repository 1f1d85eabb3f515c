"""Which of the Latin encodings a text has: the one in which its letters are those of some language.

Statistics tell scripts apart well, but the Latin encodings badly: they differ in a few letters, and a wrong one turns
“się” into “siź”, which no language writes beside the other letters of the same text.
"""

from __future__ import annotations

from collections import Counter

# In order of preference where a text fits several; the letters beyond ASCII that each language writes.
_ALPHABETS = {
    "cp1252": (
        "äöüß",  # German
        "àâæçèéêëîïôœùûüÿ",  # French
        "áéíñóúüªº",  # Spanish
        "àèéìíîòóùú",  # Italian
        "áàâãçéêíóôõúüªº",  # Portuguese
        "ëïéèêöüàáíóúñç",  # Dutch; English with its loans
        "åäöéü",  # Swedish, Finnish
        "æøåéòôèêü",  # Danish, Norwegian
    ),
    "cp1250": (
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "ăâîşţ",  # Romanian
        "čćđšž",  # Croatian, Slovene, Bosnian
    ),
    "iso8859_2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1254": ("çğıöşüâîû",),  # Turkish
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),  # Lithuanian, Latvian, Estonian
}
_ANYWHERE = frozenset("“”„‘’‚«»‹›–—…•€£§°·©®™¿¡\u00a0\u00ad")
_SHARE = 0.9

CODECS = frozenset({*_ALPHABETS, "iso8859_15"})


def fitting(sample: bytes) -> str | None:
    """Return the codec in which at least nine in ten characters beyond ASCII fit one language; None if none does."""
    best, codec = 0.0, None
    for candidate, alphabets in _ALPHABETS.items():
        try:
            text = sample.decode(candidate)
        except UnicodeDecodeError:
            continue
        counts = Counter(character for character in text.replace("İ", "ı").lower() if not character.isascii())
        for alphabet in alphabets:
            known = sum(counts[character] for character in _ANYWHERE.union(alphabet))
            share = known / max(1, counts.total())
            if share > best:
                best, codec = share, candidate
    return codec if best >= _SHARE else None
