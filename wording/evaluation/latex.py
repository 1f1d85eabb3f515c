"""A table of an evaluation for LaTeX: a `tabular` with the rules of `booktabs`, every cell escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedbl{}",
        "\n": " ",
        "\r": " ",
    }
)


def tabular(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield the lines of a table, a row a record; numbers to two places, p-values to four, signatures as comments."""
    rows = list(records)
    if not rows:
        return
    columns = [name for name in rows[0] if not _is_signature(name)]
    yield r"\begin{tabular}{" + "".join("r" if _numeric(rows, name) else "l" for name in columns) + "}"
    yield r"\toprule"
    yield _line(escaped(name.replace("_", " ")) for name in columns)
    yield r"\midrule"
    for row in rows:
        yield _line(_cell(name, row[name]) for name in columns)
    yield r"\bottomrule"
    yield r"\end{tabular}"
    for name in filter(_is_signature, rows[0]):
        for signature in dict.fromkeys(str(row[name]) for row in rows):
            yield f"% {name}: {' '.join(signature.split())}"


def escaped(text: str) -> str:
    """Return a text in which LaTeX reads no command."""
    return text.translate(_ESCAPES)


def _is_signature(name: str) -> bool:
    return name.endswith("signature")


def _numeric(rows: Iterable[Mapping[str, object]], name: str) -> bool:
    return all(isinstance(row[name], int | float | None) for row in rows)


def _cell(name: str, value: object) -> str:
    if value is None:
        return "--"
    if isinstance(value, float):
        return f"{value:.4f}" if name in ("bootstrap", "randomisation") else f"{value:.2f}".replace("-", "$-$")
    return escaped(str(value))


def _line(cells: Iterable[str]) -> str:
    return " & ".join(cells) + r" \\"
