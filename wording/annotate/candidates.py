"""What the source, the content and the cue of an attribution may be, read off the parse; the model chooses among them."""

from __future__ import annotations

from wording.annotate.clauses import (
    AGENTS,
    AUXILIARIES,
    OBJECTS,
    POSSESSIVES,
    RELATIVES,
    STOPS,
    SUBJECTS,
    Clauses,
    Range,
)

MOST = 160
"""No cue has more candidates of one kind than this."""

Content = tuple[Range, ...]


def contents(clauses: Clauses, cue: int) -> list[Content]:
    """Return what may be the content of the attribution whose cue is headed by the token `cue`."""
    starts, ends = _starts(clauses, cue), _ends(clauses, cue)
    found: dict[Content, None] = {}
    for start in starts:
        for end in ends:
            if start <= end and not start <= cue <= end:
                part = clauses.trimmed(start, end)
                if part:
                    found[(part,)] = None
    for split in (*_around(clauses, cue), *_between_quotations(clauses, cue), *_subject_and_rest(clauses, cue)):
        found[split] = None
    return list(found)[:MOST]


def _starts(clauses: Clauses, cue: int) -> list[int]:
    """Return the tokens at which content may begin: constituents of the cue, of its prepositions, quotations."""
    found: dict[int, None] = {}
    for child in clauses.children[cue]:
        if clauses.dep(child) in AUXILIARIES:
            continue
        found[clauses.edges[child][0]] = None
        for inner in clauses.children[child]:
            if clauses.dep(inner) in OBJECTS or clauses.dep(inner) in {"ccomp", "xcomp", "acl", "prep", "relcl"}:
                found[clauses.edges[inner][0]] = None
    if cue < clauses.last:
        found[cue + 1] = None
    if clauses.head(cue) != cue:
        found[clauses.edges[clauses.head(cue)][0]] = None
        if clauses.dep(cue) in RELATIVES:
            found[clauses.edges[clauses.head(cue)][0]] = None
    found[0] = None
    for number in range(1, len(clauses.tokens)):
        if clauses.quoted[number] != clauses.quoted[number - 1] and clauses.quoted[number]:
            found[number] = None
        if clauses.tokens[number - 1].text in (",", ":", "—", "–", "--") and abs(number - cue) > 1:
            found[number] = None
    return list(found)


def _ends(clauses: Clauses, cue: int) -> list[int]:
    """Return the tokens at which content may end."""
    found: dict[int, None] = {clauses.last: None}
    for child in clauses.children[cue]:
        if clauses.dep(child) not in AUXILIARIES:
            _add_end(found, clauses, child)
            for inner in clauses.children[child]:
                _add_end(found, clauses, inner)
    head = clauses.head(cue)
    if head != cue:
        _add_end(found, clauses, head)
        found[head] = None
        for sibling in clauses.children[head]:
            _add_end(found, clauses, sibling)
    for number in range(len(clauses.tokens) - 1):
        if clauses.tokens[number + 1].text in STOPS or (
            clauses.quoted[number] and clauses.quoted[number] != clauses.quoted[number + 1]
        ):
            found[number] = None
    first = clauses.edges[cue][0]
    if first:
        found[first - 1] = None
    return list(found)


def _add_end(found: dict[int, None], clauses: Clauses, number: int) -> None:
    first, last = clauses.edges[number]
    found[last] = None
    if first > 0:
        found[first - 1] = None


def _around(clauses: Clauses, cue: int) -> list[Content]:
    """Return content in two parts with the reporting clause between them (“To win, she said, we must run”)."""
    own = clauses.edges[cue] if clauses.dep(cue) not in ("ROOT", "root") else (cue, cue)
    clause = [cue, *(e for c in clauses.children[cue] if _reporting(clauses, c) for e in clauses.edges[c])]
    found: list[Content] = []
    for first, last in {own, (min(clause), max(clause))}:
        rights = {clauses.last, *(n - 1 for n in range(last + 2, clauses.last) if clauses.tokens[n].text in STOPS)}
        if first > 1 and last < clauses.last - 1:
            left = clauses.trimmed(0, first - 1)
            for right_end in sorted(rights)[-4:]:
                right = clauses.trimmed(last + 1, right_end)
                if left and right:
                    found.append((left, right))
    return found


def _between_quotations(clauses: Clauses, cue: int) -> list[Content]:
    """Return a quotation before the cue together with one after it."""
    runs = _quoted_runs(clauses)
    lefts, rights = [run for run in runs if run[1] < cue], [run for run in runs if run[0] > cue]
    return [(lefts[-1], rights[0])] if lefts and rights else []


def _quoted_runs(clauses: Clauses) -> list[Range]:
    runs: list[Range] = []
    for number, quoted in enumerate(clauses.quoted):
        if quoted and number and clauses.quoted[number - 1] == quoted and runs:
            runs[-1] = (runs[-1][0], number)
        elif quoted:
            runs.append((number, number))
    return runs


def _subject_and_rest(clauses: Clauses, cue: int) -> list[Content]:
    """Return the subject with what follows the cue: passives and seeming (“The plan is expected to fail”)."""
    subject = next((clauses.child(n, SUBJECTS) for n in clauses.chain(cue, 1) if clauses.child(n, SUBJECTS)), None)
    if subject is None or clauses.edges[subject][1] >= cue:
        return []
    left = clauses.trimmed(*clauses.edges[subject])
    ends = [clauses.edges[child][1] for child in clauses.children[cue] if child > cue]
    starts = [clauses.edges[child][0] for child in clauses.children[cue] if child > cue]
    pairs = {(start, end) for start in starts for end in ends if cue < start <= end}
    rights = [clauses.trimmed(*pair) for pair in sorted(pairs)]
    return [(left, right) for right in rights if left and right]


def _reporting(clauses: Clauses, child: int) -> bool:
    return clauses.dep(child) in SUBJECTS or clauses.dep(child) in AUXILIARIES


def sources(clauses: Clauses, cue: int) -> list[Range | None]:
    """Return what may be the source: subjects on the way up, agents, possessors, heads of relative clauses, objects."""
    found: dict[Range | None, None] = {None: None}
    bases: dict[int, None] = {}
    for predicate in clauses.chain(cue):
        for child in clauses.children[predicate]:
            label = clauses.dep(child)
            if label in SUBJECTS or label in POSSESSIVES:
                bases[child] = None
            elif label in AGENTS or label == "prep":
                bases.update((inner, None) for inner in clauses.children[child] if clauses.dep(inner) in OBJECTS)
            elif label in OBJECTS or label in {"dative", "compound", "amod", "attr", "acomp", "conj", "npadvmod"}:
                bases[child] = None
        if clauses.dep(predicate) in RELATIVES:
            bases[clauses.head(predicate)] = None
    for child in clauses.children[cue]:
        bases.update((inner, None) for inner in clauses.children[child] if clauses.dep(inner) in POSSESSIVES)
    if clauses.tokens[clauses.head(cue)].pos in {"NOUN", "PROPN"}:
        bases[clauses.head(cue)] = None
    for base in bases:
        for part in _noun_phrases(clauses, base, cue):
            found[part] = None
    return list(found)[:MOST]


def _noun_phrases(clauses: Clauses, base: int, cue: int) -> list[Range]:
    """Return the phrase of a noun at several lengths: whole, up to a comma, up to its head, without what follows it."""
    first, last = clauses.edges[base]
    if first <= cue <= last:
        first, last = (first, cue - 1) if base < cue else (cue + 1, last)
    lasts = {last, base}
    for child in clauses.children[base]:
        if child > base:
            lasts.add(min(clauses.edges[child][0] - 1, last))
            lasts.add(min(clauses.edges[child][1], last))
    lasts |= {n - 1 for n in range(base + 1, last + 1) if clauses.tokens[n].text == ","}
    lasts |= {n for n in range(base + 1, last + 1) if clauses.tokens[n].text == ","}
    firsts = {first} | {clauses.edges[c][0] for c in clauses.children[base] if c < base} | {base}
    firsts = {f for f in firsts if f == first or clauses.tokens[f].pos != "PUNCT"}
    result = []
    for start in sorted(firsts):
        for end in sorted(lasts):
            if first <= start <= base <= end <= last:
                result.append((start, end))
                if clauses.tokens[end].tag == "POS" and end > start:
                    result.append((start, end - 1))
    return result


def cue_ranges(clauses: Clauses, cue: int, source: Range | None, content: Content) -> list[Range]:
    """Return how far the cue may reach around its head: auxiliaries, particles, what fills the gap up to the content."""
    left_limit = 0
    right_limit = clauses.last
    for part in (*content, *((source,) if source else ())):
        if part[1] < cue:
            left_limit = max(left_limit, part[1] + 1)
        elif part[0] > cue:
            right_limit = min(right_limit, part[0] - 1)
    lefts = {cue}
    for predicate in clauses.chain(cue):
        if left_limit <= predicate <= cue:
            lefts.add(predicate)
            lefts |= {
                c for c in clauses.children[predicate] if left_limit <= c < cue and clauses.dep(c) not in SUBJECTS
            }
    lefts |= {clauses.edges[c][0] for c in clauses.children[cue] if left_limit <= clauses.edges[c][0] < cue}
    lefts.add(next((n for n in range(left_limit, cue) if clauses.tokens[n].text not in STOPS), cue))
    rights = {cue, *range(cue + 1, min(cue + 4, right_limit + 1))}
    for child in clauses.children[cue]:
        if cue < child <= right_limit:
            rights.add(child)
            rights.add(min(clauses.edges[child][1], right_limit))
    rights.add(right_limit if right_limit - cue <= 12 else cue)
    ends = {n - 1 for n in rights if n > cue and clauses.tokens[n].text in STOPS} | rights
    return [(a, b) for a in sorted(lefts) if cue - a <= 12 for b in sorted(ends) if b >= cue]
