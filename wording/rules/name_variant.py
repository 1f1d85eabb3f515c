"""One person or place in two spellings within an article: Zelensky and Zelenskiy, Kharkiv and Kharkov.

Each spelling is right by some system, but a writer keeps to one. A text that is put together from several sources, or
translated sentence by sentence, changes between them, and a reader may take one person for two.

The rarer spelling is flagged where it stands first, unless “[sic]” follows: then the writer knows. Known names come
from the lexicon; other surnames count only after the same first name, and only where they differ in letters that
systems of transliteration interchange.

Known false alarms: a quotation that keeps its own spelling; relatives who spell their name differently.

Reference: MQM Core, terminology, inconsistent use of terminology.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.annotate.name_variants import name_variants
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_SIC = re.compile(r"(?:['’]s?)?[ \u00a0]{0,2}[\[(]sic[\])!]", re.IGNORECASE)


@rule(
    category=Category.INCONSISTENT_TERM,
    severity=Severity.MINOR,
    confidence=0.8,
    languages={"en", "de", "fr", "es"},
    bad=[
        Bad("Zelensky met Zelenskiy's aides. Zelensky smiled.", flagged="Zelenskiy", suggestion="Zelensky"),
        Bad("Kharkiv was hit. In Kharkov and Kharkiv, sirens wailed.", flagged="Kharkov", suggestion="Kharkiv"),
        Bad("Ivan Dolynsky left. Dolynsky rose; Ivan Dolynskiy fell.", flagged="Dolynskiy", suggestion="Dolynsky"),
        Bad("Charkiw brennt. In Charkow und Charkiw heulten Sirenen.", flagged="Charkow", language="de"),
        Bad("Juri Dolynski kam. Dolynski rief; Juri Dolynskij ging.", flagged="Dolynskij", language="de"),
    ],
    good=[
        Good("Zelensky and Zelenska came; Zelensky’s aides too. Kharkiv and Kherson were hit."),
        Good("Ivan Dolynsky and Maria Dolynska left; so did Petro Dolynskiy and Smith and Smyth."),
        Good("Zelensky met Zelenskiy’s [sic] aides. Zelensky smiled. Kharkiv is old; so is Kharkov [sic], or Kharkiv."),
        Good("Ivanov met Ivanova; the Ivanovs left."),
        Good("Charkiw und Cherson; Putins Rede und Putin selbst.", language="de"),
        Good("Herr Meier traf Frau Meyer; Hans Schmidt traf Karl Schmitt.", language="de"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find the rarer of two spellings of one name."""
    for variant in name_variants(view):
        if _SIC.match(view.text, variant.span.end):
            continue
        word = variant.span.of(view.text)
        yield Flag(
            variant.span, f"“{word}” is spelt “{variant.usual}” elsewhere in the text.", suggestion=variant.usual
        )
