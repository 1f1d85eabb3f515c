"""What the table of office holders says to a claim: true, false and by whom, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from wording.annotate.claims import Claim
from wording.annotate.names import Match
from wording.annotate.title_words import HEADS
from wording.lexicon import Lexicons
from wording.office_holders import OfficeHolders, Tenure
from wording.schemas.people import Country, Office, PersonTitle, TitleGrammar


@dataclass(frozen=True, slots=True)
class Refutation:
    """Why a claim is false: what the person really held, and who held the office that the text gives away.

    `since` is the first year of which the table knows the holder.
    """

    claim: Claim
    person: str
    really: Tenure
    holder: Tenure
    since: str


class Tenures:
    """Judges claims by the table. Build it with `lexicons.built("people", Tenures)`."""

    def __init__(self, lexicons: Lexicons, folder: str) -> None:
        self._lexicons = lexicons
        self.holders = lexicons.built(folder, OfficeHolders)
        self._offices = {entry.office: entry for entry in lexicons.entries(folder, Office)}
        self._bodies = {entry.body: entry for entry in lexicons.entries(folder, Country)}

    def refuted(self, claim: Claim, date: str | None, language: str) -> Refutation | None:
        """Return why a claim is false on a date, or ever without one; None if it may be true.

        False is only what the table can contradict: it says who held the office then, and that this person never did.
        Without a date, the table must reach back before the person's first office, unless it is a head of state's.
        """
        office, body, known = claim.office, claim.body, claim.known
        if not (claim.plain and known and office and body and self.single(office)):
            return None
        holders = tuple(
            row
            for row in self.holders.holder(office, body, date)
            if row.office == office or self._stands_for(row, office)
        )
        if not holders or self.holders.ever(known.person, office, body):
            return None
        since = min(row.start for row in self.holders.holder(office, body))
        if date is None and not self._head_of_state(office) and since >= self.holders.terms(known.person)[0].start:
            return None
        if self._also_called(claim, self.holders.held(known.person), language):
            return None
        really = self._really(known.person, office, body, date)
        then = tuple(row for row in holders if date is None and row.covers(really.start)) or holders
        return Refutation(claim, known.person, really, then[-1], since[:4])

    def confirmed(self, claim: Claim) -> bool:
        """Tell whether the person held the office at some time."""
        known = claim.known
        return bool(known and claim.office and claim.body and self.holders.ever(known.person, claim.office, claim.body))

    def single(self, office: str) -> bool:
        """Tell whether an office has one holder at a time and is one that news puts before the holder's name."""
        entry = self._offices.get(office)
        return entry is not None and entry.unique and entry.level in HEADS

    def kind(self, claim: Claim) -> str:
        """Return the office of a claim, or the one that it does the work of."""
        return self.holders.kind(claim.office or "")

    def described(self, row: Tenure) -> str:
        """Return a term of office in English: `Russian presidential aide (2012–)`."""
        office = self._offices.get(row.office)
        english = office.english if office else row.office.replace("-", " ")
        body, _, host = row.body.partition(">")
        to = f" to {self._word(host, 'en')}" if host else ""
        return f"{self.adjective(body)} {english}{to} ({row.years})"

    def serves(self, refutation: Refutation) -> bool:
        """Tell whether the person served the office that the text gives away, in the same body."""
        claim = refutation.claim
        return refutation.really.body == claim.body and self._serves(refutation.really.office, claim.office or "")

    def nominative(self, claim: Claim, printed: str) -> str:
        """Return a name as the table spells it if the text has it in another case, else as printed."""
        if claim.known is None or claim.known.match is not Match.INFLECTED:
            return printed
        alike = (name for name in self.holders.names(claim.known.person) if name[:2] == printed[:2])
        return next(alike, printed)

    def label(self, row: Tenure, name: str, language: str) -> str:
        """Return name and title in a language as its title grammar puts them; in English words where it has none."""
        entries = self._lexicons.entries(language, PersonTitle)
        titles = [title for title in entries if title.office == row.office] or [
            title for title in entries if self.holders.is_a(row.office, title.office)
        ]
        fitting = [title for title in titles if title.gender in ("any", row.gender)] or titles
        title = fitting[0].forms[0] if fitting else self.english(row.office)
        body = self._word(row.body.partition(">")[0], language)
        return self._grammar(language).label.format(
            name=name, title=title, body=body, adjective=self.adjective(row.body)
        )

    def serving(self, name: str, role: str, served: str, language: str) -> str:
        """Return “Ada Lind, adviser to the president,”; empty where the language's grammar does not say how."""
        words = served.split()
        plain = " ".join([*words[:-1], words[-1].lower()])
        return self._grammar(language).serving.format(name=name, role=role, served=plain)

    def joined(self, parts: list[str], verb: str, language: str) -> str:
        """Return two parts of a suggestion as one."""
        first, second = parts
        return self._grammar(language).joined.format(first=first, second=second, verb=verb)

    def _grammar(self, language: str) -> TitleGrammar:
        return self._lexicons.document(language, TitleGrammar) or TitleGrammar()

    def _word(self, body: str, language: str) -> str:
        country = self._bodies.get(body)
        words = country and (country.names.get(language) or country.names.get("en"))
        return words[0] if words else body

    def english(self, office: str) -> str:
        """Return the English name of an office."""
        entry = self._offices.get(office)
        return entry.english if entry else office.replace("-", " ")

    def adjective(self, body: str) -> str:
        """Return the word for a body that stands before a title in English."""
        country = self._bodies.get(body)
        words = country and (country.adjectives.get("en") or country.names.get("en"))
        return next((word for word in words if word.isalpha() and word.isupper()), words[0]) if words else body

    def _head_of_state(self, office: str) -> bool:
        entry = self._offices.get(office)
        return entry is not None and entry.level == "head-of-state"

    def _stands_for(self, row: Tenure, office: str) -> bool:
        """Tell whether a minister's row answers for an office under another name; a king's does not for a president."""
        entry = self._offices.get(row.office)
        return entry is not None and entry.level == "minister" and self.holders.is_a(row.office, office)

    def _also_called(self, claim: Claim, rows: tuple[Tenure, ...], language: str) -> bool:
        """Tell whether the printed title is short for an office that the person held: “presidente del Gobierno”."""
        held = {row.office for row in rows if row.body == claim.body}
        start = f"{claim.head_text.casefold()} "
        return any(
            form.casefold().startswith(start)
            for title in self._lexicons.entries(language, PersonTitle)
            if title.office in held
            for form in title.forms
        )

    def _really(self, person: str, office: str, body: str, date: str | None) -> Tenure:
        """Return what a person held, on the date if anything: best in the same body, best of all serving the office."""
        rows = self.holders.held(person, date) or self.holders.held(person)
        return max(rows, key=lambda row: (row.body == body, self._serves(row.office, office), row.start))

    def _serves(self, office: str, other: str) -> bool:
        entry = self._offices.get(office)
        return (
            entry is not None
            and entry.serves is not None
            and self.holders.kind(entry.serves) == self.holders.kind(other)
        )
