"""Markup or placeholders that belong to the machine and not to the reader.

Tags, entities, variables and the marks with which translation systems cut words up should be turned back into text
before a page is published. Where they are left, nobody has read the translation.

Known false alarms: articles about programming or typesetting; curly brackets of an editor, unless they hold “sic”.

Reference: MQM Core, design and markup, markup tags; HTML Living Standard 13.5, named character references; Moses and
SentencePiece tokenisers.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from wording.model import Span
from wording.mqm import Category, Severity
from wording.registry import Bad, Flag, Good, rule
from wording.view import ArticleView, bounds

_MARKUP = re.compile(
    r"""
    (?P<entity> &\s?(?:amp|nbsp|quot|apos|lt|gt)(?:\s?;|(?!\w))
      | &\#\s?(?:\d{2,6}|x[0-9a-f]{2,5})\s?; | &[a-z]{2,8}\d{0,2};)
  | (?P<tag> </?(?:a|abbr|article|b|big|blockquote|body|bpt|br|caption|center|code|div|em|ept|figcaption|figure|font
      |footer|form|g|h[1-6]|head|header|hr|html|i|iframe|img|input|it|label|li|link|meta|nav|ol|option|p|ph|pre|q|s
      |script|section|seg|select|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|title|tr|tt
      |u|ul|url|video|x)(?:\d{0,3}\s?/?>|\s[^<>\n]{0,300}>)
      | </\d{1,3}> | <\d{1,3}/> | <!-- | <!DOCTYPE\b | <!\[CDATA\[ | <\?xml\b
      | \[/(?:caption|gallery|embed|quote|url|b|i|u|img|video|audio)\]
      | \[(?:caption|gallery|embed|url|img|video|audio)(?:\s\w{1,20}=[^\]\n]{0,200}|=[^\]\n]{1,200})\]
      | \b(?:href|src|class|style|target|rel|alt)=["'”“][^"'”“\n]{0,300}["'”“]>?)
  | (?P<token> <(?:unk|pad|mask|sep|cls|eos|bos|/s|\|?endoftext\|?)> | \[(?:UNK|PAD|MASK|SEP|CLS)\]
      | (?<!\S)@[-,./–]@(?!\S) | (?<=\w)@@(?!\S) | ▁ )
  | (?P<placeholder> \{\{[^{}\n]{0,80}\}\} | \$\{[^{}\n]{1,80}\} | \{\d{0,3}\} | \{(?!sic\})[a-z]\w{0,30}\}
      | (?<![\d%])(?<!\d\s)%(?:\d\$)?[sd](?![\w%]) | %\(\w{1,30}\)[sd] | (?<!\w)__\w{1,40}?__(?!\w)
      | \[\[[^\[\]\n]{0,100}\]\] )
  | (?P<code> \\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|["'/]) | (?-i:\\[nrt](?![a-z])) | \{\s?"\w{1,40}"\s?: )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(r"""[<&{%_@\\[▁]|=["'”“]""")
_ESCAPES = frozenset({r"\n", r"\r", r"\t", r"\r\n"})
"""Like a character reference, an escaped line break is noticed and understood; other code and placeholders confuse."""
_NAMES = {
    "entity": "a character reference",
    "tag": "a tag",
    "token": "a token of a translation system",
    "placeholder": "a placeholder",
    "code": "program code",
}


@rule(
    category=Category.MARKUP,
    severity=Severity.MAJOR,
    confidence=0.95,
    bad=[
        Bad("Smith &amp; Sons will close.", flagged="&amp;", suggestion="&"),
        Bad("They left.<br/>Nobody knew.", flagged="<br/>"),
        Bad('The <a href="x">plan</a> failed.', flagged=('<a href="x">', "</a>")),
        Bad("The plan cost {0} a year, %s said.", flagged=("{0}", "%s")),
        Bad("A <unk> in the long @-@ term plan.", flagged=("<unk>", "@-@")),
        Bad("Dear {{name}}, the envoy said.\\nThe talks went on.", flagged=("{{name}}", "\\n")),
        Bad("Der Rat&nbsp;tagt am Montag.", flagged="&nbsp;", language="de", suggestion="\u00a0"),
        Bad("Das sagte __NAME_1__ am Montag.", flagged="__NAME_1__", language="de"),
        Bad("Le marché de S & amp; D est fermé.", flagged="& amp;", language="fr", suggestion="&"),
        Bad("Le maire a dit &#171;non».", flagged="&#171;", language="fr", suggestion="«"),
        Bad("Посол сказал: &laquo;нет».", flagged="&laquo;", language="ru", suggestion="«"),
        Bad("Это ▁сказал мэр.", flagged="▁", language="ru"),
    ],
    good=[
        Good("AT&T; R&D; Marks & Spencer; a < b and b > c, 5 <10> 3."),
        Good("He wrote {sic} “[b]ecause I <3 it” to <mayor@example.org>; 50 %d and C:\\new."),
        Good("Prices rose 5 % since 2019, says [the mayor] on Q&A; see [1]."),
        Good("Karstadt & Co. legte um 5 % zu.", language="de"),
        Good("Es gilt a < b, sagt Müller & Sohn.", language="de"),
        Good("Les prix ont augmenté de 5 % chez Dupont & Fils.", language="fr"),
        Good("On note a < b et b > c.", language="fr"),
        Good("Цены выросли на 5 % (по данным «Волна & Ко»).", language="ru"),
        Good("Если a < b, то b > a.", language="ru"),
    ],
    hints="<&{%_@\\[▁=",
)
def find(view: ArticleView) -> Iterator[Flag]:
    """Find markup by its form."""
    for match in _matches(view):
        kind = match.lastgroup or ""
        mended = _character(match[0]) if kind == "entity" else None
        if kind == "entity" and mended is None:
            continue
        yield Flag(
            Span(*match.span()),
            f"“{match[0]}” is {_NAMES[kind]}, not text.",
            suggestion=mended,
            severity=Severity.MINOR if kind == "entity" or match[0] in _ESCAPES else None,
        )


def _matches(view: ArticleView) -> Iterator[re.Match[str]]:
    """Yield all matches that are not part of an address."""
    for block in view.judged:
        if not _HINT.search(view.text, *bounds(block.span)):
            continue
        for match in _MARKUP.finditer(view.text, *bounds(block.span)):
            if not view.opaque.touches(*match.span()):
                yield match


def _character(entity: str) -> str | None:
    """Return the character that an entity stands for, also a broken one (“& quot ;”), or None if it is none."""
    tight = "".join(entity.split()).rstrip(";") + ";"
    character = html.unescape(tight)
    return character if character != tight and len(character) == 1 else None
