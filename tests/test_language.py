"""Languages: of sentences, articles and blocks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from wording.language import guess, identify, langdetect_vote, py3langid_vote
from wording.lexicon import Lexicons
from wording.model import Article, Block, Role, Span

LEXICONS = Lexicons()

SENTENCES = {
    "af": "Die woordvoerder van die ministerie het gesê dat die samesprekings Donderdag in Genève sal voortgaan.",
    "ar": "قال المتحدث باسم الوزارة إن المفاوضات سوف تستمر يوم الخميس في جنيف.",
    "be": "Прадстаўнік міністэрства паведаміў, што перамовы будуць працягнутыя ў чацвер у Жэневе.",
    "bg": "Говорителят на министерството съобщи, че преговорите ще продължат в четвъртък в Женева.",
    "ca": "La portaveu del ministeri va dir que les converses continuaran dijous a Ginebra.",
    "cs": "Mluvčí ministerstva uvedl, že jednání budou pokračovat ve čtvrtek v Ženevě.",
    "da": "Ministeriets talsmand oplyser, at forhandlingerne fortsætter på torsdag i Genève efter pausen.",
    "de": "Die Sprecherin des Ministeriums teilte mit, dass die Gespräche am Donnerstag in Genf fortgesetzt werden.",
    "el": "Ο εκπρόσωπος του υπουργείου δήλωσε ότι οι συνομιλίες θα συνεχιστούν την Πέμπτη στη Γενεύη.",
    "en": "A spokeswoman for the ministry said that the talks would go on in Geneva on Thursday.",
    "es": "La portavoz del ministerio informó de que las conversaciones continuarán el jueves en Ginebra.",
    "et": "Ministeeriumi pressiesindaja ütles, et läbirääkimised jätkuvad neljapäeval Genfis.",
    "fa": "سخنگوی وزارتخانه گفت که گفتگوها روز پنجشنبه در ژنو ادامه خواهد یافت.",
    "fi": "Ministeriön tiedottaja kertoi, että neuvottelut jatkuvat torstaina Genevessä.",
    "fr": "La porte-parole du ministère a indiqué que les pourparlers se poursuivraient jeudi à Genève.",
    "he": "דוברת המשרד אמרה כי השיחות יימשכו ביום חמישי בז'נבה.",
    "hr": "Glasnogovornica ministarstva izjavila je da će se pregovori nastaviti u četvrtak, prije nego što se vrate.",
    "hu": "A minisztérium szóvivője közölte, hogy a tárgyalások csütörtökön Genfben folytatódnak.",
    "hy": "Նախարարության խոսնակը հայտնել է, որ բանակցությունները կշարունակվեն հինգշաբթի օրը։",
    "id": "Juru bicara kementerian mengatakan bahwa pembicaraan akan dilanjutkan pada hari Kamis di Jenewa.",
    "it": "La portavoce del ministero ha detto che i colloqui proseguiranno giovedì a Ginevra.",
    "ja": "同省の報道官は、協議は木曜日にジュネーブで続くと述べた。",
    "ka": "სამინისტროს წარმომადგენელმა განაცხადა, რომ მოლაპარაკებები ხუთშაბათს გაგრძელდება.",
    "ko": "부처 대변인은 회담이 목요일 제네바에서 계속될 것이라고 말했다.",
    "lt": "Ministerijos atstovė pranešė, kad derybos bus tęsiamos ketvirtadienį Ženevoje.",
    "lv": "Ministrijas pārstāve paziņoja, ka sarunas turpināsies ceturtdien Ženēvā.",
    "nl": "De woordvoerster van het ministerie zei dat de gesprekken donderdag in Genève worden voortgezet.",
    "no": "Departementets talsperson opplyser at forhandlingene fortsetter torsdag i Genève etter pausen.",
    "pl": "Rzeczniczka ministerstwa poinformowała, że rozmowy będą kontynuowane w czwartek w Genewie.",
    "pt": "A porta-voz do ministério informou que as conversações vão continuar na quinta-feira em Genebra.",
    "ro": "Purtătoarea de cuvânt a ministerului a declarat că discuțiile vor continua joi la Geneva.",
    "ru": "Представитель министерства сообщил, что переговоры продолжатся в четверг в Женеве.",
    "sk": "Hovorkyňa ministerstva uviedla, že rokovania budú pokračovať vo štvrtok v Ženeve.",
    "sl": "Predstavnica ministrstva je povedala, da se bodo pogovori nadaljevali v četrtek v Ženevi.",
    "sq": "Zëdhënësja e ministrisë tha se bisedimet do të vazhdojnë të enjten në Gjenevë.",
    "sr": "Портпаролка министарства је рекла да ће се разговори наставити у четвртак у Женеви.",
    "sv": "Departementets talesperson uppger att förhandlingarna fortsätter på torsdag i Genève.",
    "tr": "Bakanlık sözcüsü, görüşmelerin perşembe günü Cenevre'de devam edeceğini söyledi.",
    "uk": "Речниця міністерства повідомила, що переговори продовжаться у четвер у Женеві.",
    "vi": "Người phát ngôn của bộ cho biết các cuộc đàm phán sẽ tiếp tục vào thứ Năm tại Geneva.",
    "zh": "该部发言人表示，会谈将于周四在日内瓦继续进行。",
}
FURTHER = {"tr": "Bu konuda bir karar için henüz çok erken olduğunu, ama her iki tarafın da hazır olduğunu ekledi."}
ENGLISH = (
    "The council met for three hours on Monday and did not come to a decision about the old harbour.",
    "Its members will meet again next week, after the engineers have had the time to look at the quay.",
    "Nobody from the shipping company was there, but a letter from its owner was read out at the end.",
)


def article_of(*paragraphs: str, role: Role = Role.BODY) -> tuple[Article, tuple[Block, ...]]:
    text = "\n\n".join(paragraphs)
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 2)
    spans = [Span(start, after - 2) for start, after in pairwise(starts)]
    return Article(id="a", text=text), tuple(Block(span, role) for span in spans)


def languages_of(*paragraphs: str, said: str | None = None) -> tuple[str | None, list[tuple[str | None, bool]]]:
    article, blocks = article_of(*paragraphs)
    language, blocks = identify(article, blocks, said, LEXICONS)
    return language, [(block.language, block.foreign) for block in blocks]


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_is_enough(language: str):
    assert languages_of(SENTENCES[language]) == (language, [(language, False)])


@pytest.mark.parametrize(
    "language", ["bg", "de", "el", "en", "es", "fr", "it", "ja", "ka", "pl", "pt", "ru", "uk", "zh"]
)
def test_guess_reads_a_page_with_its_furniture(language: str):
    page = f"Home\nVideo\nLogin\n\n{SENTENCES[language]}\n\n{SENTENCES[language]}\n\nFacebook Twitter"
    assert guess(page, LEXICONS) == language


@pytest.mark.parametrize("text", ["", " \n", "1 234,5 + 17 = ?", "— … !", "😀😀😀", "©", "\u0301"])
def test_nothing_to_go_by(text: str):
    assert guess(text, LEXICONS) is None
    article = Article(id="a", text=text)
    blocks = (Block(Span(0, len(text)), Role.BODY),)
    assert identify(article, blocks, None, LEXICONS) == (None, blocks)
    assert identify(article, (), None, LEXICONS) == (None, ())


def test_answers_do_not_change():
    votes = {langdetect_vote("Der Rat tagt am Montag in der Stadt.", ("da", "de", "nl", "sv")) for _ in range(20)}
    assert votes == {"de"}
    assert len({str(languages_of(SENTENCES["sk"], SENTENCES["cs"])) for _ in range(5)}) == 1


@pytest.mark.parametrize(
    ("said", "language"), [("de", "de"), ("en-GB", "en"), ("pt_BR", "pt"), ("nb", "no"), ("zh-cn", "zh")]
)
def test_what_is_said_is_not_questioned(said: str, language: str):
    assert languages_of("Ja.", said=said) == (language, [(language, False)])


def test_a_wrong_word_of_the_user_shows_in_the_blocks():
    language, blocks = languages_of(SENTENCES["ru"], said="en")
    assert language == "en"
    assert blocks == [("ru", True)]


@pytest.mark.parametrize("other", ["ar", "de", "el", "es", "fr", "he", "it", "ja", "ka", "pl", "ru", "tr", "uk", "zh"])
def test_a_foreign_paragraph_is_marked(other: str):
    paragraph = f"{SENTENCES[other]} {FURTHER.get(other, SENTENCES[other])}"
    language, blocks = languages_of(*ENGLISH, paragraph, ENGLISH[0])
    assert language == "en"
    assert blocks == [("en", False)] * 3 + [(other, True), ("en", False)]


def test_related_languages_are_told_apart_in_one_article():
    language, blocks = languages_of(*[SENTENCES["uk"]] * 3, SENTENCES["ru"] + " Об этом было сказано ещё вчера.")
    assert language == "uk"
    assert blocks == [("uk", False)] * 3 + [("ru", True)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Guten Tag!",
        "Фото: ТАСС",
        "Le Monde, Le Figaro, La Croix, Les Echos, Le Parisien",
        "Wolfgang Schmidt, Annalena Baum, Jean-Pierre de la Tour, Maria dos Santos, José de la Vega",
        "He read «Преступление и наказание» twice on the way, he said.",
        "Bundesministerium für Wirtschaft und Klimaschutz, Berlin",
        "1,234 5,678 9,012",
    ],
)
def test_short_blocks_names_and_lists_inherit(paragraph: str):
    assert languages_of(*ENGLISH, paragraph) == ("en", [("en", False)] * 4)


def test_furniture_is_never_foreign():
    article, blocks = article_of(*ENGLISH, SENTENCES["ru"])
    blocks = (*blocks[:-1], Block(blocks[-1].span, Role.FURNITURE))
    language, blocks = identify(article, blocks, None, LEXICONS)
    assert language == "en"
    assert blocks[-1] == Block(blocks[-1].span, Role.FURNITURE, "en")


def test_furniture_does_not_name_the_article():
    article, blocks = article_of(*ENGLISH[:2], SENTENCES["uk"])
    blocks = (*(Block(block.span, Role.FURNITURE) for block in blocks[:-1]), blocks[-1])
    assert identify(article, blocks, None, LEXICONS)[0] == "uk"


def test_votes_stay_among_their_candidates():
    assert py3langid_vote(SENTENCES["be"], ("be", "ru", "uk")) == "be"
    assert py3langid_vote(SENTENCES["be"], ("xx",)) is None
    assert langdetect_vote(SENTENCES["da"], ("de",)) == "de"
    assert langdetect_vote("12 34", ("de", "en")) is None
    assert langdetect_vote("", ()) is None
