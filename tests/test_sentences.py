"""Sentence splitting: known cases by language (‖ marks where a sentence ends), and what holds for every text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from counting import lines_run
from hypothesis import given, settings
from hypothesis import strategies as st

from wording.lexicon import Lexicons
from wording.model import Span
from wording.sentences import Splitter

LEXICONS = Lexicons()

CASES = {
    "en": [
        "The talks began late.‖ Nobody left early.‖ A second round follows.",
        "Mr. Lind met Dr. Farrow at St. Helier.‖ They spoke for an hour.",
        "The part of J. R. Ewing went to T. Moss.‖ It was his first.",
        "He flew to the U.S. on Monday.‖ He came back from the U.S.‖ The trip was short.",
        "The U.S. Senate voted.‖ So did the U.N. Security Council.",
        "Growth was 3.5 per cent.‖ It had been 2.75.",
        "They met at 5 p.m. on Friday.‖ Doors closed at 7 a.m. the next day.",
        "She read out No. 5 of the list.‖ He said no.‖ No. 6 was lost.",
        "“Stop!” he said.‖ “Why?” she asked.",
        "“The deal is dead.”‖ With that he left.",
        "(The hall was full.)‖ Nobody spoke.",
        'He said: "We will not go."‖ She stayed silent.',
        "Well… perhaps.‖ And then ... nothing.‖ It was over . . . for now.",
        "What?!‖ Really!!‖ Yes.",
        "These are the results.‖The committee will meet again.",
        "See example.com and Node.js for the code, or ask lind@example.com.‖ It is free.",
        "The U.S.A won.‖ Version 3.5 lost.",
        "The vote was lost by the council.‖\nNobody had expected\nthat outcome.",
        "1. The council met.‖ 2. The mayor spoke.",
        "He works for Lind & Co. in Leeds.‖ The firm is old.",
        "Dates such as Jan. 5 or Sept. 12 were named.‖ None was kept.",
        "Sales of Yahoo! fell, it said.‖ iPhone sales rose.‖ 5 shops closed.",
        "Ships, trains, etc. were late.‖ Nobody cared.",
        "All of it ended in 2019.‖ 300 people left.",
        "It was plan B.‖ The council liked it.",
        "“Go.‖ Now.”‖ “No.”",
        "He paused [...] Then he went on.",
    ],
    "de": [
        "Das Treffen begann spät.‖ Niemand ging früher.",
        "Sie treffen sich am 9. Januar in Genf.‖ Danach wird weiter verhandelt.",
        "Im 19. Jahrhundert war das anders.‖ Der 3. Oktober ist ein Feiertag.",
        "König Ludwig XIV. baute viel.‖ Ihm folgte Ludwig XV. nach.",
        "Viele Orte, z. B. Genf, d. h. Städte, wurden genannt.‖ Wien nicht.",
        "Er kam mit Dr. Lind und Prof. Kern.‖ Beide schwiegen.",
        "Der Kredit von 3,5 Mio. Euro ist weg.‖ Es fehlen 2 Mrd. Euro.",
        "„Halt!“, rief er.‖ „Warum?“ fragte sie.",
        "Er sagte: „Wir gehen.“‖ Dann ging er.",
        "„Wir bleiben.‖ Das ist sicher.“‖ So endete der Tag.",
        "»Wir gehen.«‖ Dann war Ruhe.",
        "Das steht in Art. 5 und Nr. 7.‖ Mehr nicht.",
        "Um 10.30 Uhr kamen ca. 300 Gäste.‖ 1.200 blieben fern.",
        "Das sind die Ergebnisse.‖Der Rat tagt wieder.",
        "Otto v. Lind sprach.‖ A. B. Kern schwieg.",
        "Es gab Brot, Wein usw.‖ Der Abend war lang.",
        "Das war 2019.‖ Niemand weiß mehr davon.",
    ],
    "fr": [
        "La réunion a commencé tard.‖ Personne n’est parti.",
        "M. Lind et Mme Morel sont venus.‖ Ils ont parlé.",
        "Vraiment ?‖ Oui !‖ Personne n’en doute.",
        "« Nous partons. »‖ Puis il est sorti.",
        "« Nous partons ! » a-t-il crié.‖ Elle est restée.",
        "Il a répondu : « Non. »‖ « Pourquoi ? » a-t-elle demandé.",
        "« C’est fini. »‖ « Pas encore. »",
        "Le prix est de 3,5 euros.‖ Il était de 2,75 euros.",
        "Le traité date du 5 janv. 2022.‖ Il est bref.",
        "J.-P. Morel est arrivé.‖ L. Blanc aussi.",
        "C’était en l’an 40 av. J.-C. selon lui.‖ Nul ne sait.",
        "Des pommes, des poires, etc. ont été vendues.‖ Le marché est clos.",
        "Bon… peut-être.‖ Et puis... rien.",
        "Voilà les résultats.‖Le conseil se réunira.",
        "Voir l’art. 5 et la p. 12.‖ Le reste est libre.",
    ],
    "es": [
        "La reunión empezó tarde.‖ Nadie se fue.",
        "El Sr. Lind y la Sra. Mora llegaron.‖ El Dr. Paz no.",
        "¿Quién habló?‖ ¡Nadie!‖ Todos callaron.",
        "«No iremos».‖ Así terminó el día.",
        "—¡No! —dijo él.‖ Ella calló.",
        "“No iremos”, dijo.‖ “¿Por qué?”, preguntó ella.",
        "Subió un 3,5 por ciento.‖ Antes era un 2,75.",
        "El presidente de EE. UU. viajó ayer.‖ Volvió hoy.",
        "Llegó a las 5 p. m. del lunes.‖ Era tarde.",
        "Véase la pág. 5 del informe.‖ El resto falta.",
        "J. L. Mora escribió el texto.‖ Es breve.",
        "Bueno… quizá.‖ Y luego... nada.",
        "Estos son los resultados.‖El consejo se reunirá.",
        "Fue en 2019.‖ Nadie lo recuerda.",
    ],
    "ru": [
        "Встреча началась поздно.‖ Никто не ушёл.",
        "В. В. Путин прибыл в Женеву.‖ Его встретили.",
        "А.С. Линд не пришёл.‖ Он болен.",
        "Договор подписали 5 янв. 2022 г. в Женеве.‖ Потом его продлили.",
        "Это было в 2019 г.‖ Потом всё изменилось.",
        "Он живёт в г. Энске на ул. Садовой.‖ Дом старый.",
        "Потратили 300 тыс. руб. и 2 млн. долл. за год.‖ Этого мало.",
        "Купили хлеб, соль и т. д.‖ Потом ушли.",
        "Это новые люди, т. е. не наши, т.е. чужие.‖ Так он сказал.",
        "«Стоп!» — сказал он.‖ «Почему?» — спросила она.",
        "«Мы уходим».‖ Так кончился день.",
        "Что?!‖ Правда...‖ Да.",
        "Ну… может быть.‖ А потом... ничего.",
        "Рост составил 3,5 процента.‖ Было 2.75.",
        "Вот результаты.‖Комитет соберётся снова.",
        "Скорость была 90 км/ч.‖ Дорога пустая.",
        "Так решили он и я.‖ Потом мы ушли.",
    ],
    "uk": [
        "Зустріч почалася пізно.‖ Ніхто не пішов.",
        "В. О. Лінд прибув до Женеви.‖ Його зустріли.",
        "Договір підписали 5 січ. 2022 р. у Женеві.‖ Потім його продовжили.",
        "Це було в 2019 р.‖ Потім усе змінилося.",
        "Він живе в м. Енську на вул. Садовій.‖ Будинок старий.",
        "Витратили 300 тис. грн. за рік.‖ Цього мало.",
        "Купили хліб, сіль і т. д.‖ Потім пішли.",
        "Це нові люди, тобто не наші, т. зв. чужі.‖ Так він сказав.",
        "«Стій!» — сказав він.‖ «Чому?» — спитала вона.",
        "«Ми йдемо».‖ Так скінчився день.",
        "Що?!‖ Справді...‖ Так.",
        "Зростання склало 3,5 відсотка.‖ Було 2.75.",
        "Ось результати.‖Комітет збереться знову.",
        "“Ми йдемо”, – сказав він.‖ “Чому?” – спитала вона.",
    ],
    "el": [
        "Η συνάντηση άρχισε αργά.‖ Κανείς δεν έφυγε.",
        "Ποιος μίλησε;‖ Κανείς.‖ Γιατί;‖ Δεν ξέρω.",
        "Ποιος μίλησε\u037e‖ Κανείς.",
        "«Πού πάμε;» ρώτησε.‖ Εκείνη σώπασε.",
        "«Φεύγουμε».‖ Έτσι τελείωσε η μέρα.",
        "«Φεύγουμε.»‖ Μετά βγήκε.",
        "Ο κ. Λιντ και η κ. Μάνου ήρθαν.‖ Μίλησαν πολύ.",
        "Στις 5 μ.μ. της Δευτέρας έφτασε.‖ Ήταν αργά.",
        "Αγόρασαν ψωμί, αλάτι κ.λπ. από την αγορά.‖ Μετά έφυγαν.",
        "Ο Γ. Α. Λιντ έγραψε το κείμενο.‖ Είναι σύντομο.",
        "Η αύξηση ήταν 3,5 τοις εκατό.‖ Ήταν 2,75.",
        "Δόθηκαν 300 εκατ. ευρώ φέτος.‖ Δεν φτάνουν.",
        "Λοιπόν… ίσως.‖ Και μετά... τίποτα.",
        "Αυτά είναι τα αποτελέσματα.‖Το συμβούλιο θα συνεδριάσει.",
    ],
    "it": [
        "La riunione è iniziata tardi.‖ Nessuno è andato via.",
        "Il sig. Lindi e la dott.ssa Mori sono arrivati.‖ Il prof. Neri no.",
        "«Andiamo!» disse.‖ Lei tacque.",
        "“Ce ne andiamo.”‖ Poi uscì.",
        "È salito del 3,5 per cento.‖ Prima era 2,75.",
        "Si veda l’art. 5 della legge.‖ Il resto manca.",
        "G. L. Mori ha scritto il testo.‖ È breve.",
    ],
    "pl": [
        "Spotkanie zaczęło się późno.‖ Nikt nie wyszedł.",
        "Spotkali się 9 stycznia 2022 r. w Genewie.‖ Potem wrócili.",
        "Na ul. Leśnej mieszka prof. Lind, tzn. jego syn.‖ Dom jest stary.",
        "„Stój!” – powiedział.‖ Ona milczała.",
        "W 1. rundzie było 5 osób.‖ W 2. Nowak odpadł.",
        "Kredyt wynosi 3,5 mln zł.‖ Było 2,75 mln zł.",
        "A. B. Nowak napisał tekst.‖ Jest krótki.",
    ],
    "pt": [
        "A reunião começou tarde.‖ Ninguém saiu.",
        "O Sr. Lindo e a Sra. Mota chegaram.‖ O Dr. Paz não.",
        "«Vamos!» disse ele.‖ Ela calou-se.",
        "“Vamos embora.”‖ Depois saiu.",
        "Subiu 3,5 por cento.‖ Antes era 2,75.",
        "Veja-se o art. 5 da lei.‖ O resto falta.",
        "J. L. Mota escreveu o texto.‖ É breve.",
    ],
    "zh": [
        "会谈很晚才开始。‖没有人离开。",
        "“我们走吧。”‖他站了起来。",
        "为什么？‖没有人知道！‖真的。",
        "增长率为3.5%。‖去年是2.75%。",
        "他说：“好。‖走吧！”‖大家笑了。",
    ],
    "ja": [
        "会議は遅く始まった。‖誰も帰らなかった。",
        "「行こう。」と彼は言った。‖彼女は黙っていた。",
        "なぜ？‖誰も知らない！",
    ],
    "ar": [
        "بدأ الاجتماع متأخرا.‖ لم يغادر أحد.",
        "من تكلم؟‖ لا أحد.",
        "بلغ النمو 3.5 في المئة.‖ كان 2.75.",
        "وصل د. سامي أمس.‖ غادر اليوم.",
        "«سنرحل!»‖ هكذا انتهى اليوم.",
    ],
    "tr": [
        "Toplantı geç başladı.‖ Kimse gitmedi.",
        "“Dur!” dedi adam.‖ Kadın sustu.",
        "Artış yüzde 3,5 oldu.‖ Önce 2,75 idi.",
        "A. B. Lale yazdı.‖ Metin kısa.",
        "Neden?‖ Kimse bilmiyor!‖ Evet...",
    ],
    "ka": ["შეხვედრა გვიან დაიწყო.‖ არავინ წასულა."],
    "hi": ["बैठक देर से शुरू हुई।‖ कोई नहीं गया।"],
    "xx": ["Mr. Lind came.‖ J. R. Moss left.", "no capital here. nor here."],
}


def sentences_of(text: str, language: str, lexicons: Lexicons = LEXICONS) -> list[str]:
    spans = lexicons.built(language, Splitter).split(text, Span(0, len(text)))
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("language", "case"), [(language, case) for language, cases in CASES.items() for case in cases]
)
def test_known_case(language: str, case: str):
    assert sentences_of(case.replace("‖", ""), language) == [part.strip() for part in case.split("‖")]


def test_abbreviations_are_data(tmp_path: Path):
    text = "The gizm. Lind came. Nobody saw zork. 5 of them."
    assert sentences_of(text, "en") == ["The gizm.", "Lind came.", "Nobody saw zork.", "5 of them."]
    folder = tmp_path / "en"
    folder.mkdir()
    folder.joinpath("abbreviations.yaml").write_text(
        "about: A test.\nentries:\n- match: gizm.\n  before: name\n- match: zork.\n  before: number\n", encoding="utf-8"
    )
    assert sentences_of(text, "en", Lexicons([tmp_path])) == ["The gizm. Lind came.", "Nobody saw zork. 5 of them."]


def test_only_the_range_is_split():
    text = "One is out. Two is in. Three is in. Four is out."
    spans = Splitter(LEXICONS, "en").split(text, Span(11, 36))
    assert [span.of(text) for span in spans] == ["Two is in.", "Three is in."]


@pytest.mark.parametrize("text", ["", "   ", "\n", ".", "...", "!?", "”", ". . .", "\u0301"])
def test_next_to_nothing(text: str):
    assert "".join(sentences_of(text, "en")) == text.strip()


PIECES = st.sampled_from(
    [
        *"aZ5é.!?…;:,\"'“”„«»‹›()[]—- \n\u00a0\u202f。！？」と؟।😀\u0301\u200f",
        "Mr",
        "z. B",
        "т. д",
        " The ",
        ". . .",
        "U.S",
        "ab",
    ]
)
TEXTS = st.lists(PIECES | st.characters(), max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "de", "fr", "el", "ru", "zh", "xx"]), data=st.data())
def test_sentences_cover_all_that_is_no_space(text: str, language: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = LEXICONS.built(language, Splitter).split(text, Span(start, end))
    assert all(start <= span.start < span.end <= end for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    covered = {position for span in spans for position in range(span.start, span.end)}
    assert all(text[position].isspace() for position in range(start, end) if position not in covered)


@pytest.mark.parametrize("piece", [".", ". ", '. " ', ".“", " .", "a.A", "I. ", "”.", ". . ", ")", "; ", "?!", ".\n"])
def test_hostile_text_takes_linear_work(piece: str):
    work = [lines_run(lambda size=size: sentences_of(piece * (size // len(piece)), "el")) for size in (2_000, 16_000)]
    assert work[1] < 10 * work[0]
