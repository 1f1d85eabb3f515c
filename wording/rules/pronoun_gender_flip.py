"""A person of known gender called by the pronoun of the other.

“Merkel said he would resign”: languages that leave the pronoun out, or have one for both, make the system guess, and it
guesses “he”. A reader looks for a second person.

Flagged where the table of office holders or a title (Mr, spokeswoman) gives the gender, and no other person, nor any
unknown name, stands in the same sentence or the two before.

Known false alarms: somebody meant who was named further up; namesakes of office holders.

Reference: MQM Core, accuracy, mistranslation; gender errors after Stanovsky, Smith, Zettlemoyer 2019.
"""

from __future__ import annotations

from collections.abc import Iterator

from wording.annotate.gender_flips import flips
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView


@rule(
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("conventions", "titles", "reporting_verbs", "reference_words"),
    bad=[
        Bad("Angela Merkel said he would stay in Berlin.", flagged="he"),
        Bad("Mr Oakley opened the road. She said that it was safe.", flagged="She"),
        Bad("Angela Merkel sprach in Berlin. Ihm zufolge bleibt es dabei.", flagged="Ihm zufolge", language="de"),
        Bad("Olaf Scholz sprach in Berlin. Ihr zufolge bleibt es dabei.", flagged="Ihr zufolge", language="de"),
        Bad("Angela Merkel a parlé à Berlin. Selon lui, rien ne change.", flagged="Selon lui", language="fr"),
        Bad("Emmanuel Macron a parlé. Selon elle, rien ne change.", flagged="Selon elle", language="fr"),
        Bad("Ангела Меркель выступила вчера. По его словам, всё решено.", flagged="По его словам", language="ru"),
        Bad("Дмитрий Песков выступил вчера. По её словам, всё решено.", flagged="По её словам", language="ru"),
    ],
    good=[
        Good("Angela Merkel said she would stay. Her husband was there. He said little."),
        Good("Mr Oakley met Ada Lind. She said that the road was safe."),
        Good("Angela Merkel sprach in Berlin. Ihr zufolge bleibt es dabei.", language="de"),
        Good("Angela Merkel traf den Minister. Ihm zufolge bleibt es dabei.", language="de"),
        Good("Angela Merkel a parlé à Berlin. Selon elle, rien ne change.", language="fr"),
        Good("Angela Merkel a vu le ministre. Selon lui, rien ne change.", language="fr"),
        Good("Ангела Меркель выступила вчера. По её словам, всё решено.", language="ru"),
        Good("Ангела Меркель приняла посла. По его словам, всё решено.", language="ru"),
    ],
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find pronouns of one gender where the only person about has the other."""
    for flip in flips(view):
        name, pronoun = flip.person.span.of(view.text), flip.pronoun.of(view.text)
        yield Flag(
            flip.pronoun,
            f"“{pronoun}” is {flip.said}, but “{name}”, the only person about, is {flip.person.gender}.",
            evidence={"person": name, "gender": flip.person.gender or ""},
        )
