"""What the attribution model looks at: each function returns the names of the features that hold."""

from __future__ import annotations

from wording.annotate.candidates import Content
from wording.annotate.clauses import AUXILIARIES, STOPS, SUBJECTS, Clauses, Range
from wording.schemas.speech import ReportingCue


def bucket(number: int) -> str:
    """Return a coarse name of a count."""
    return (
        str(number) if number < 4 else "4+" if number < 7 else "7+" if number < 12 else "12+" if number < 25 else "25+"
    )


def at(clauses: Clauses, number: int) -> str:
    """Return the token at a place in lower case, or an edge sign beyond the sentence."""
    return clauses.tokens[number].text.lower() if 0 <= number <= clauses.last else "<>"


def pos_at(clauses: Clauses, number: int) -> str:
    """Return the part of speech at a place."""
    return clauses.tokens[number].pos if 0 <= number <= clauses.last else "<>"


def relation(clauses: Clauses, number: int, cue: int) -> str:
    """Return how a token hangs on the cue: the labels of a path of up to three steps up from the one, four from the other."""
    key = (number, cue)
    if key not in clauses.relations:
        clauses.relations[key] = _relation(clauses, number, cue)
    return clauses.relations[key]


def _relation(clauses: Clauses, number: int, cue: int) -> str:
    up = clauses.chain(number, 3)
    down = clauses.chain(cue, 4)
    for n, step in enumerate(up):
        if step in down:
            m = down.index(step)
            rising = ">".join(clauses.dep(t) for t in up[:n])
            falling = "<".join(clauses.dep(t) for t in down[:m])
            return f"{rising}|{falling}"
    return "far"


def cue_features(clauses: Clauses, cue: int, entry: ReportingCue | None) -> list[str]:
    """Return what speaks for or against a token's being the head of a reporting cue."""
    token, lemma = clauses.tokens[cue], clauses.lemmas[cue]
    head = clauses.head(cue)
    found = [
        "bias", f"l={lemma}", f"p={token.pos}", f"t={token.tag}", f"d={token.dep}", f"ld={lemma}|{token.dep}",
        f"lt={lemma}|{token.tag}", f"hl={clauses.lemmas[head]}", f"hp={clauses.tokens[head].pos}|{token.dep}",
        f"n={at(clauses, cue + 1)}", f"ln={lemma}|{at(clauses, cue + 1)}", f"b={at(clauses, cue - 1)}",
        f"lb={lemma}|{at(clauses, cue - 1)}", f"np={token.pos}|{pos_at(clauses, cue + 1)}",
        f"bp={token.pos}|{pos_at(clauses, cue - 1)}", f"q={bool(clauses.quoted[cue])}",
        f"lq={lemma}|{bool(clauses.quoted[cue])}", f"suf={lemma[-4:]}|{token.pos}",
        f"any={any(clauses.quoted[:cue])}|{any(clauses.quoted[cue + 1:])}|{token.pos}",
        f"w={token.text}", f"len={bucket(len(clauses.tokens))}|{token.pos}",
    ]  # fmt: skip
    found.append(f"e={entry.class_}|{entry.strength}|{entry.implies}" if entry else "e=none")
    found.append(f"ed={entry.class_}|{entry.strength}|{token.dep}" if entry else f"e=none|{token.dep}")
    strength = f"{entry.strength}" if entry else "none"
    labels = []
    for child in clauses.children[cue]:
        label = clauses.dep(child)
        labels.append(label)
        found += [f"c={label}|{token.pos}", f"lc={lemma}|{label}", f"sc={strength}|{label}"]
        found.append(f"cl={label}|{clauses.lemmas[child]}")
        found.append(f"lcl={lemma}|{label}|{clauses.lemmas[child]}")
        if label in SUBJECTS:
            found.append(f"s={clauses.tokens[child].pos}|{strength}")
    if not any(label in SUBJECTS for label in labels):
        subject = next(
            (c for up in clauses.chain(cue, 2)[1:] for c in clauses.children[up] if clauses.dep(c) in SUBJECTS), None
        )
        found.append(f"us={clauses.tokens[subject].pos}|{token.dep}" if subject is not None else f"us=none|{token.dep}")
    found.append("cs=" + "|".join(sorted(set(labels) - AUXILIARIES)) + "|" + strength)
    found.append(f"hcl={clauses.lemmas[head]}|{lemma}")
    if head != cue:
        found.append(f"hd={clauses.dep(head)}|{token.dep}")
        found.append(f"hq={bool(clauses.quoted[cue])}|{bool(clauses.quoted[head])}")
    return found


def content_features(clauses: Clauses, cue: int, content: Content) -> list[str]:
    """Return what speaks for or against a content, given the cue."""
    lemma, pos = clauses.lemmas[cue], clauses.tokens[cue].pos
    side = "<" if content[0][0] < cue else ">"
    found = [f"n={len(content)}|{side}", f"n={len(content)}|{side}|{pos}", f"ns={lemma}|{len(content)}|{side}"]
    total = sum(last - first + 1 for first, last in content)
    found.append(f"len={bucket(total)}|{side}")
    covered = {n for first, last in content for n in range(first, last + 1)}
    found += _quotation_features(clauses, content, covered, lemma)
    subject = clauses.child(cue, SUBJECTS)
    if subject is not None:
        found.append(f"sub={subject in covered}|{len(content)}")
    for order, part in enumerate(content):
        key = f"{len(content)}{order}{'<' if part[0] < cue else '>'}"
        found += _part_features(clauses, cue, part, key, lemma)
    return found


def _quotation_features(clauses: Clauses, content: Content, covered: set[int], lemma: str) -> list[str]:
    quoted = {n for n, q in enumerate(clauses.quoted) if q}
    inside = len(quoted & covered)
    state = "none" if not quoted else "no" if not inside else "part" if inside < len(quoted) else "all"
    exact = bool(quoted) and covered == quoted
    found = [f"qs={state}", f"qx={exact}", f"lqx={lemma}|{exact}|{bool(quoted)}"]
    for first, last in content:
        begins = clauses.quoted[first] and (first == 0 or clauses.quoted[first - 1] != clauses.quoted[first])
        ends = clauses.quoted[last] and (last == clauses.last or clauses.quoted[last + 1] != clauses.quoted[last])
        found.append(f"qb={bool(clauses.quoted[first])}{bool(begins)}|{bool(clauses.quoted[last])}{bool(ends)}")
    return found


def _part_features(clauses: Clauses, cue: int, part: Range, key: str, lemma: str) -> list[str]:
    first, last = part
    pos = clauses.tokens[cue].pos
    top, end = _opening_top(clauses, first, last), _closing_top(clauses, first, last)
    roots = [n for n in range(first, last + 1) if not first <= clauses.head(n) <= last or clauses.head(n) == n]
    solid = [n for n in roots if clauses.tokens[n].pos != "PUNCT"]
    root = solid[0] if solid else roots[0]
    start_rel, end_rel, root_rel = (relation(clauses, n, cue) for n in (top, end, root))
    after = at(clauses, last + 1)
    whole = clauses.edges[root]
    gap = first - cue - 1 if first > cue else cue - last - 1
    return [
        f"{key}s={start_rel}", f"{key}e={end_rel}", f"{key}r={root_rel}", f"{key}sp={start_rel}|{pos}",
        f"{key}ls={lemma}|{start_rel}", f"{key}lr={lemma}|{root_rel}", f"{key}le={lemma}|{end_rel}",
        f"{key}se={start_rel}|{end_rel}", f"{key}nr={bucket(len(solid))}", f"{key}rw={root_rel}|{whole == part}",
        f"{key}w={whole[0] == first}|{whole[1] == last}",
        f"{key}lnr={lemma}|{bucket(len(solid))}", f"{key}g={bucket(gap)}", f"{key}lg={lemma}|{bucket(gap)}",
        f"{key}f={at(clauses, first)}", f"{key}lf={lemma}|{at(clauses, first)}", f"{key}b={at(clauses, first - 1)}",
        f"{key}fp={pos_at(clauses, first)}", f"{key}a={after}", f"{key}ap={pos_at(clauses, last + 1)}",
        f"{key}aa={after}|{at(clauses, last + 2)}", f"{key}ad={clauses.dep(last + 1) if last < clauses.last else '<>'}",
        f"{key}lastp={pos_at(clauses, last)}", f"{key}end={last >= clauses.last - 1}|{end_rel}",
        f"{key}ee={last == clauses.last or clauses.tokens[last + 1].text in STOPS}|{after in ',;'}",
        f"{key}nx={_next_relation(clauses, last, cue)}", f"{key}nxt={_next_relation(clauses, last, root)}",
        f"{key}bl={at(clauses, first - 1)}|{at(clauses, first)}", f"{key}l={bucket(last - first + 1)}|{root_rel}",
    ]  # fmt: skip


def _next_relation(clauses: Clauses, last: int, anchor: int) -> str:
    """Return how the constituent after the range hangs on an anchor: what was left out."""
    number = last + 1
    while number <= clauses.last and clauses.tokens[number].text in STOPS:
        number += 1
    if number > clauses.last:
        return "<>"
    comma = "," if number > last + 1 else ""
    return comma + relation(clauses, _opening_top(clauses, number, clauses.last), anchor)


def _opening_top(clauses: Clauses, first: int, last: int) -> int:
    """Return the highest token whose subtree begins at `first` and that lies within the range."""
    top = first
    while clauses.marks[top] and top < last:
        top += 1
    start = top
    while True:
        head = clauses.head(top)
        if head == top or head > last or clauses.edges[head][0] < first or (start == first and head < first):
            return top
        top = head


def _closing_top(clauses: Clauses, first: int, last: int) -> int:
    """Return the highest token whose subtree ends at `last` and that lies within the range."""
    top = last
    while clauses.marks[top] and top > first:
        top -= 1
    while True:
        head = clauses.head(top)
        if head == top or head < first or clauses.edges[head][1] > last:
            return top
        top = head


def source_features(clauses: Clauses, cue: int, content: Content, source: Range | None) -> list[str]:
    """Return what speaks for or against a source, given cue and content."""
    lemma, pos, tag = clauses.lemmas[cue], clauses.tokens[cue].pos, clauses.tokens[cue].tag
    side = "<" if content[0][0] < cue else ">"
    subject = clauses.child(cue, SUBJECTS)
    if source is None:
        has = clauses.dep(subject) if subject is not None else "-"
        up = next((1 for n in clauses.chain(cue)[1:] if clauses.child(n, SUBJECTS) is not None), 0)
        passive = any(clauses.dep(c) in ("auxpass", "aux:pass") for c in clauses.children[cue])
        return [
            "none", f"none|{has}", f"none|{pos}|{tag}", f"none|l={lemma}", f"none|l={lemma}|{has}",
            f"none|{has}|{up}|{clauses.dep(cue)}", f"none|pass={passive}|{lemma}", f"none|pass={passive}|{has}",
            f"none|{clauses.dep(cue)}|{tag}", f"none|q={bool(any(clauses.quoted))}",
        ]  # fmt: skip
    first, last = source
    base = next((n for n in range(first, last + 1) if not first <= clauses.head(n) <= last), last)
    path = relation(clauses, base, cue)
    token = clauses.tokens[base]
    edges = clauses.edges[base]
    trailing = next((clauses.dep(c) for c in clauses.children[base] if c > last), "-")
    inner = sorted({clauses.dep(c) for c in clauses.children[base] if base < c <= last})
    cut = edges[1] > last
    where = "<" if last < cue else ">" if first > cue else "x"
    return [
        f"r={path}", f"rt={path}|{tag}", f"lr={lemma}|{path}", f"rp={path}|{token.pos}", f"rs={path}|{side}|{where}",
        f"bp={token.pos}", f"bl={clauses.lemmas[base]}", f"pl={clauses.lemmas[base]}|{path}", f"w={where}|{side}|{pos}",
        f"cut={cut}|{trailing}|{at(clauses, last + 1)}", f"trail={trailing}|{token.pos}|{at(clauses, last + 1)}",
        f"in={'|'.join(inner)}|{token.pos}", f"cutw={cut}|{where}|{trailing}", f"len={bucket(last - first + 1)}",
        f"start={first == edges[0]}|{clauses.dep(first)}", f"before={at(clauses, first - 1)}|{first == edges[0]}",
        f"fb={pos_at(clauses, first)}|{pos_at(clauses, first - 1)}", f"f={at(clauses, first)}",
        f"last={at(clauses, last)}", f"next={at(clauses, last + 1)}|{at(clauses, last)}", f"np={pos_at(clauses, last + 1)}",
        f"comma={any(clauses.tokens[n].text == ',' for n in range(first, last))}|{cut}|{trailing}",
        f"after={at(clauses, last + 1)}|{at(clauses, last + 2)}|{cut}", f"x={token.pos}|{path}|{pos}",
        f"gap={bucket(abs(cue - last if last < cue else first - cue))}|{where}", f"q={bool(clauses.quoted[base])}",
        f"inl={'|'.join(inner)}|{at(clauses, last)}", f"whole={source == edges}|{where}",
        f"split={len(content)}|{path}",
    ]  # fmt: skip


def range_features(clauses: Clauses, cue: int, source: Range | None, content: Content, part: Range) -> list[str]:
    """Return what speaks for or against a cue's reaching over `part`, given its head, the source and the content."""
    lemma, pos = clauses.lemmas[cue], clauses.tokens[cue].pos
    first, last = part
    left = " ".join(clauses.dep(n) for n in range(first, cue))[:60]
    right = " ".join(clauses.dep(n) for n in range(cue + 1, last + 1))[:60]
    words_left = " ".join(at(clauses, n) for n in range(first, cue))[:60]
    words_right = " ".join(at(clauses, n) for n in range(cue + 1, last + 1))[:60]
    starts = {p[0] for p in content}
    touches = last + 1 in starts or (last + 2 in starts and clauses.tokens[last + 1].text in STOPS)
    follows = source is not None and source[1] == first - 1
    content_right = min((p[0] for p in content if p[0] > cue), default=-1)
    reach = bucket(content_right - cue - 1) if content_right > 0 else "-"
    gap = " ".join(clauses.dep(n) for n in range(cue + 1, content_right))[:60] if content_right > 0 else "-"
    return [
        f"L={left}", f"R={right}", f"wl={words_left}", f"wr={words_right}", f"lwr={lemma}|{words_right}",
        f"lL={lemma}|{left}", f"lR={lemma}|{right}", f"tc={touches}|{follows}", f"tcp={touches}|{pos}|{bool(right)}",
        f"n={bucket(last - first)}", f"nl={bucket(cue - first)}", f"nr={bucket(last - cue)}", f"reach={reach}|{right}",
        f"gap={gap}|{right}", f"lt={lemma}|{touches}", f"b={at(clauses, first - 1)}", f"a={at(clauses, last + 1)}",
        f"bp={pos_at(clauses, first - 1)}|{pos_at(clauses, first)}", f"ap={pos_at(clauses, last)}|{pos_at(clauses, last + 1)}",
        f"f={at(clauses, first)}", f"e={at(clauses, last)}", f"pl={pos}|{left}", f"pr={pos}|{right}",
        f"fd={clauses.dep(first)}|{first == cue}", f"ld={clauses.dep(last)}|{last == cue}",
        f"bd={clauses.dep(first - 1) if first else '<>'}|{first == cue}",
        f"ad={clauses.dep(last + 1) if last < clauses.last else '<>'}|{last == cue}|{touches}",
        f"stop={any(clauses.tokens[n].text in STOPS for n in range(first, last))}",
        f"side={content[0][0] < cue}|{bool(right)}",
    ]  # fmt: skip
