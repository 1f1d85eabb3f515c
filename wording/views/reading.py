"""The text of an article as a reader sees it: paragraph by paragraph, what the page added greyed, marks on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wording.model import Block, Role
from wording.views.marks import Mark, marked, within
from wording.views.safe import shown

MOST_SHOWN = 400_000
"""Code points of one text that a page shows; a browser gets slow beyond, and no news article is as long."""

_NAMES = {
    Role.DATELINE: "dateline",
    Role.BYLINE: "byline",
    Role.CAPTION: "caption",
    Role.FURNITURE: "page furniture, not judged",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with the blocks in it; usually one, of which `role` is the first one's."""

    start: int
    end: int
    blocks: tuple[Block, ...]

    @property
    def role(self) -> Role:
        """The role of the first block, body where nothing was laid out."""
        return self.blocks[0].role if self.blocks else Role.BODY

    @property
    def judged(self) -> bool:
        """Whether rules looked at any of it."""
        return any(block.judged for block in self.blocks)


def paragraphs(text: str, blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the lines of a text with their blocks; what no block covers is left out only where it is blank."""
    result: list[Paragraph] = []
    line: list[Block] = []
    for block in sorted(blocks, key=lambda block: block.span.start):
        if line and _breaks(text[line[-1].span.end : block.span.start]):
            result.append(_paragraph(line))
            line = []
        line.append(block)
    if line:
        result.append(_paragraph(line))
    return _with_gaps(text, result)


def body(text: str, blocks: Sequence[Block], marks: Iterable[Mark], anchors: str = "") -> str:
    """Return a whole text as HTML with its marks. `anchors` is put in front of the paragraphs' ids, which count from 0."""
    lines = [line for line in paragraphs(text, blocks) if line.start < MOST_SHOWN]
    touching = within(sorted(marks, key=lambda mark: mark.start), [(line.start, line.end) for line in lines])
    parts = [
        paragraph(text, line, own, f"{anchors}{n}" if anchors else "")
        for n, (line, own) in enumerate(zip(lines, touching, strict=True))
    ]
    if len(text) > MOST_SHOWN:
        parts.append(
            f'<p class="w-note">The text goes on for {len(text) - MOST_SHOWN:,} more characters, which are not shown.</p>'
        )
    return "".join(parts)


def paragraph(text: str, line: Paragraph, marks: Sequence[Mark], anchor: str = "") -> str:
    """Return one paragraph as HTML."""
    tag = "h2" if line.role is Role.HEADLINE else "h3" if line.role is Role.SUBHEAD else "div"
    name = f' id="{anchor}"' if anchor else ""
    hint = f' title="{_NAMES[line.role]}"' if line.role in _NAMES and not line.judged else ""
    teaser = " w-teaser" if any(block.teaser for block in line.blocks) else ""
    inner = "".join(_parts(text, line, marks))
    return f'<{tag}{name} class="w-p w-{line.role}{teaser}" dir="auto"{hint}>{inner}</{tag}>'


def _parts(text: str, line: Paragraph, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the blocks of a line, those of another role than the first one's in their own look, and what is between."""
    end = min(line.end, line.start + MOST_SHOWN)
    place = line.start
    for block in line.blocks:
        stop = min(block.span.end, end)
        yield shown(text[place : block.span.start])
        inner = marked(text, block.span.start, stop, marks)
        foreign = f' lang="{shown(block.language)}" class="w-foreign"' if block.foreign and block.language else ""
        if block.role is not line.role:
            inner = f'<span class="w-{block.role}">{inner}</span>'
        yield f"<span{foreign}>{inner}</span>" if foreign else inner
        place = max(place, stop)
    yield marked(text, place, end, marks) if not line.blocks else shown(text[place:end])


def _paragraph(line: Sequence[Block]) -> Paragraph:
    return Paragraph(line[0].span.start, line[-1].span.end, tuple(line))


def _with_gaps(text: str, lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Add paragraphs for text that stands between blocks and is not blank."""
    result: list[Paragraph] = []
    place = 0
    for line in lines:
        result.extend(_gap(text, place, line.start))
        result.append(line)
        place = line.end
    result.extend(_gap(text, place, len(text)))
    return result


def _gap(text: str, start: int, end: int) -> Iterator[Paragraph]:
    if text[start:end].strip():
        yield Paragraph(start, end, ())


def _breaks(between: str) -> bool:
    return "\n" in between or "\r" in between
