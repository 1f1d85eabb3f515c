"""Two words printed as one: “alsoNegotiations”, or across a lost space after a stop, “results.The”.

The first is what is left where a link, a heading or a quotation met the text beside it; the second where sentences were
joined. Either leaves a word that nobody can look up, and the second hides where a sentence ends.

A capital letter inside a word is no evidence by itself, since brands and surnames have them (YouTube, McDonald, iPhone,
DiCaprio). It counts when one part is a function word, or when both parts stand as words elsewhere in the text, and the
whole stands there only once.

Known false alarms: a new brand made of a function word and a name, until it is in `names/inner_capitals.yaml`.

Reference: MQM Core, linguistic conventions, spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wording.known_words import InnerCapitals, KnownWords
from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView

_UPPER = r"[A-ZÀ-ÖØ-ÞĂĄĆČĎĐĘĚĞĞİŁŃŇŐŘŚŞŠȘŤȚŮŰŹŻŽΆ-ΏΑ-ΫЀ-ЯҐ]"
_LOWER = r"[a-zß-öø-ÿăąćčďđęěğıłńňőřśşšșťțůűźżžά-ώ\u0430-\u045fґ]"
_CAMEL = re.compile(rf"(?<![\w.’'/@#\\-])({_UPPER}?{_LOWER}+)({_UPPER}{_LOWER}{{2,}})(?![\w’'/.-]{{0,60}}\w[/@])")
_STOPPED = re.compile(
    rf"(?<![\w.@/-])({_UPPER}?{_LOWER}{{2,}}|\d{{2,4}})\.({_UPPER}{_LOWER}+|I(?=\s))(?![\w.@/]{{0,60}}/|\.\w)"
)
_HINT = re.compile(rf"{_LOWER}{_UPPER}{_LOWER}|{_LOWER}\.{_UPPER}|\d\.{_UPPER}")
_LONG = 3


@rule(
    category=Category.SPELLING,
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("function_words",),
    bad=[
        Bad("Read what theCouncil decided.", flagged="theCouncil", suggestion="the Council"),
        Bad("They published the results.The mayor wept.", flagged="results.The", suggestion="results. The"),
        Bad("It rained in Rome.He stayed in.", flagged="Rome.He", suggestion="Rome. He"),
        Bad("Reaction of WashingtonThe talks in Washington ended.", flagged="WashingtonThe"),
        Bad("The bridge was shut. Nobody knew why the bridgeLater fell. Later it did.", flagged="bridgeLater"),
        Bad("Мэр назвал, чтоПереговоры начались.", flagged="чтоПереговоры", language="ru"),
        Bad("Мэр назвал итоги.Потом он ушёл.", flagged="итоги.Потом", language="ru", suggestion="итоги. Потом"),
        Bad("Sie lasen auchVerhandlungen in Rom.", flagged="auchVerhandlungen", language="de"),
        Bad("Der Rat nannte Ergebnisse.Aber er ging.", flagged="Ergebnisse.Aber", language="de"),
    ],
    good=[
        Good("McDonald and DiCaprio sold the iPhone on eBay, YouTube and LinkedIn for LeBron of ArcelorMittal."),
        Good("BioNTech, PowerPoint, deCode and easyJet report on Booking.Com, Gazeta.Ru and theguardian.com/The."),
        Good("The inDrive driver met Dr.Who and St.John at p.Three of Node.Js."),
        Good("Смартфон АйФон и банк ВкусВилл; ул.Ленина, г.Москва, им.Пушкина.", language="ru"),
        Good("Компания МегаФон и журнал РБК.", language="ru"),
        Good("Die BahnCard und die BayernLB kosten ca.Zehn Euro.", language="de"),
        Good("Die StudentInnen und das ThyssenKrupp-Werk.", language="de"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find inner capitals and inner stops for which the parts speak as words."""
    if not _HINT.search(view.text):
        return
    language = view.language or ""
    known = view.lexicons.built(language, KnownWords)
    brands = view.lexicons.built("names", InnerCapitals)
    for match in view.matches(_CAMEL):
        if match[0] not in brands.names and _two_words(view, match, known):
            yield Flag(Span(*match.span()), f"“{match[0]}” is two words.", f"{match[1]} {match[2]}")
    for match in view.matches(_STOPPED):
        if _two_sentences(match, known):
            yield Flag(
                Span(*match.span()), f"The space after the stop is missing in “{match[0]}”.", f"{match[1]}. {match[2]}"
            )


def _two_words(view: ArticleView, match: re.Match[str], known: KnownWords) -> bool:
    first, second = match.groups()
    if view.word_counts[match[0]] > 1:
        return False
    if first in known.function_words:
        return len(first) >= _LONG or second.casefold() in known.function_words
    if second.casefold() in known.function_words:
        return len(second) >= _LONG and first in view.word_counts
    in_text = first in view.word_counts and second in view.word_counts
    return first[0].islower() and len(first) > _LONG and len(second) > _LONG and in_text


def _two_sentences(match: re.Match[str], known: KnownWords) -> bool:
    """A small word before the stop must be a sure one; a name or number needs a function word behind the stop."""
    first, second = match.groups()
    if first[0].islower():
        return known.ends_sentence(first) or (len(first) > _LONG and second.casefold() in known.function_words)
    return first.casefold() not in known.abbreviations and second.casefold() in known.function_words and len(first) > 1
