"""Adjectives and verbs around a name in a parse, by the labels of English, Universal and German (TIGER) dependencies."""

from __future__ import annotations

from collections.abc import Iterator

from wording.model import Span
from wording.parsing import Parse, Token

_MODIFIERS = frozenset({"amod", "nk", "acl"})
_SUBJECTS = frozenset({"nsubj", "sb", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "oa", "nsubjpass", "nsubj:pass", "iobj", "da"})
_SAID_OF = frozenset({"acomp", "attr", "pd", "xcomp"})
_ADJECTIVAL = frozenset({"ADJ", "VERB"})


def beside(parse: Parse, span: Span) -> Iterator[tuple[str, str]]:
    """Yield kind and word of each adjective and verb around the name that stands at `span`.

    Kinds are adjective, verb as its subject, verb as its object. Words are lemmas in lower case; compounds with a hyphen
    are given as printed; “not” stands before a verb that is negated. Verbs joined to one that has the name as its
    subject count too.
    """
    return ((kind, word) for kind, word in _beside(parse, span) if word[:1].isalpha())


def _beside(parse: Parse, span: Span) -> Iterator[tuple[str, str]]:
    inside = [n for n, token in enumerate(parse.tokens) if span.overlaps(token.span)]
    heads = [n for n in inside if parse.tokens[n].head not in inside or parse.tokens[n].head == n]
    for name in heads:
        token = parse.tokens[name]
        for child in parse.children(name):
            if parse.tokens[child].dep in _MODIFIERS and parse.tokens[child].pos in _ADJECTIVAL:
                yield "adjective", _printed(parse, child)
        if token.head != name:
            yield from _governing(parse, name, token.head)


def _governing(parse: Parse, name: int, head: int) -> Iterator[tuple[str, str]]:
    """Yield what the name is the subject or object of."""
    dep, governor = parse.tokens[name].dep, parse.tokens[head]
    if dep in _SUBJECTS and governor.pos in ("VERB", "AUX"):
        for verb in (head, *_joined(parse, head)):
            if parse.tokens[verb].pos == "VERB":
                yield "verb as its subject", _verb(parse, verb)
        if _copula(governor):
            for child in parse.children(head):
                if parse.tokens[child].dep in _SAID_OF and parse.tokens[child].pos == "ADJ":
                    yield "adjective", _printed(parse, child)
    elif dep in _SUBJECTS and governor.pos == "ADJ":
        yield "adjective", _printed(parse, head)
    elif dep in _OBJECTS and governor.pos == "VERB":
        yield "verb as its object", _verb(parse, head)


def _joined(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the verbs joined to one that have no subject of their own."""
    for child in parse.children(verb):
        if parse.tokens[child].dep in ("conj", "cj") and not any(
            parse.tokens[n].dep.startswith(("nsubj", "sb")) for n in parse.children(child)
        ):
            yield child


def _verb(parse: Parse, verb: int) -> str:
    """Return the lemma of a verb, with “not” before it where it is negated."""
    children = (parse.tokens[child] for child in parse.children(verb))
    negated = any(child.dep in ("neg", "ng") or "Polarity=Neg" in child.morph for child in children)
    return f"not {_lemma(parse.tokens[verb])}" if negated else _lemma(parse.tokens[verb])


def _copula(token: Token) -> bool:
    return token.pos == "AUX"


def _printed(parse: Parse, adjective: int) -> str:
    """Return an adjective with what a hyphen joins to it, else its lemma."""
    tokens, first, last = parse.tokens, adjective, adjective
    while first > 1 and tokens[first - 1].text in ("-", "‑") and _glued(tokens[first - 2], tokens[first - 1]):
        first -= 2
    while last + 2 < len(tokens) and tokens[last + 1].text in ("-", "‑") and _glued(tokens[last], tokens[last + 1]):
        last += 2
    if first == last:
        return _lemma(tokens[adjective])
    return "".join(token.text for token in tokens[first : last + 1]).lower()


def _glued(left: Token, right: Token) -> bool:
    return left.span.end == right.span.start


def _lemma(token: Token) -> str:
    return (token.lemma or token.text).lower()
