"""A word of another language left in running text.

Either its letters give it away (“the εξοπλισμοί remain a sore point”), or its frequency: a word that is common in
another language and practically absent from this one (“the gouvernement resigned”). Readers who do not know the source
language stop there.

Names, loans of the lexicons `loan_words` and `transliterated_words`, words in quotation marks or brackets, words that
are explained right after them, and words that the article uses as terms are passed by.

Known false alarms: a loan that is not in the lexicon yet; a motto in small letters without quotation marks.

Reference: MQM Core, accuracy, untranslated. Word frequencies: wordfreq (Speer 2022).
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.foreign_uses import ForeignUse, other_script, same_script
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView


@rule(
    category=Category.UNTRANSLATED,
    severity=Severity.MAJOR,
    confidence=0.9,
    needs=("function_words",),
    bad=[
        Bad("The εξοπλισμοί remain a sore point.", flagged="εξοπλισμοί"),
        Bad("They spoke of мобилизация on Monday.", flagged="мобилизация"),
        Bad("The gouvernement resigned on Monday.", flagged="gouvernement"),
        Bad("In Berlin the Bundeskanzler took questions.", flagged="Bundeskanzler"),
        Bad("Die Regierung announced am Montag neue Zölle.", flagged="announced", language="de"),
        Bad("Die переговоры dauerten bis Montag.", flagged="переговоры", language="de"),
        Bad("В городе видели rebels с оружием.", flagged="rebels", language="ru"),
        Bad("Там нашли διαδηλωτές и полицию.", flagged="διαδηλωτές", language="ru"),
    ],
    good=[
        Good("The Verkhovna Rada (Верховная Рада) met; in Kyiv (Київ) it was cold."),
        Good("The test gave a low titre. Her favorables sank, in language starker than his: a proposer left."),
        Good("He wrote of “la lutte contre les gouvernements riches” (the fight against rich governments)."),
        Good("They call it “εξοπλισμοί” at home. The α-particle moved by Δ."),
        Good("The siloviki staged a coup d'état in the Kremlin, a fait accompli."),
        Good("He sang “la vie en rose” and ate a croissant with Charles de Gaulle."),
        Good("Der Chef de Cuisine sprach im Fitnessstudio über Marketing und Software.", language="de"),
        Good("Er sagte dazu: „no comment“. Москва (Moskau) schwieg.", language="de"),
        Good("Новый iPhone и сайт nytimes.com; группа The Beatles.", language="ru"),
        Good("Он назвал это «fake news» (англ. fake).", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find words of other scripts, and common words of other languages in the same one."""
    for use in other_script(view):
        yield _flag(view, use, "letters")
    for use in same_script(view):
        yield _flag(view, use, "frequency", confidence=0.8)


def _flag(view: ArticleView, use: ForeignUse, shown_by: str, confidence: float | None = None) -> Flag:
    word = use.span.of(view.text)
    evidence = {"shown by": shown_by}
    if use.languages:
        evidence["points to"] = ", ".join(use.languages)
    return Flag(use.span, f"“{word}” is left untranslated.", confidence=confidence, evidence=evidence)
