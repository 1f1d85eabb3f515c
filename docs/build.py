"""Build the pages that come from the code: one a rule, the lexicon formats, the table of rules by language.

python docs/build.py            writes them
python docs/build.py --check    says which are stale, and fails if any is
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from wording.lexicon import Lexicons
from wording.reference import language_codes, marked
from wording.registry import Bad, Good, Rule, rules
from wording.schemas.base import Document
from wording.schemas.catalogue import SCHEMAS

HERE = Path(__file__).parent
HEAD = "<!-- Built from the code by docs/build.py; do not edit. -->\n\n"


def pages() -> dict[Path, str]:
    """Return every built page by its path below docs/."""
    built = {Path("rules", f"{rule.name}.md"): rule_page(rule) for rule in rules().values()}
    built[Path("rules", "README.md")] = rule_index()
    built[Path("lexicons.md")] = lexicon_page()
    built[Path("languages.md")] = language_page()
    return {path: HEAD + content.rstrip() + "\n" for path, content in built.items()}


def rule_page(rule: Rule) -> str:
    """Return a rule's page: its docstring, its place in MQM, its examples."""
    summary, _, rest = rule.page.partition("\n")
    languages = ", ".join(sorted(rule.languages)) or "every language that has what the rule needs"
    facts = {
        "category": f"`{rule.category.value}`",
        "severity": str(rule.severity),
        "confidence": f"{rule.confidence:.2f}",
        "languages": languages,
        "needs": ", ".join(f"`{name}.yaml`" for name in rule.needs) + (" and a parse" if rule.parses else "") or "–",
        "on by default": "yes" if rule.default else "no",
    }
    table = "".join(f"| {name} | {value} |\n" for name, value in facts.items())
    bad = "\n".join(f"- `{bad.language}` {_quoted(marked(bad.text, bad.passages))}{_original(bad)}" for bad in rule.bad)
    good = "\n".join(f"- `{good.language}` {_quoted(good.text)}{_original(good)}" for good in rule.good)
    return (
        f"# {rule.name}\n\n{summary}\n\n|  |  |\n|---|---|\n{table}\n{rest.strip()}\n\n"
        f"## Flagged\n{bad}\n\n## Not flagged\n{good}\n"
    )


def _original(example: Bad | Good) -> str:
    """Return the original of an example, if it has one."""
    return f" ← `{example.source_language}` {_quoted(example.source)}" if example.source else ""


def rule_index() -> str:
    """Return the table of all rules."""
    rows = "".join(
        f"| [{rule.name}]({rule.name}.md) | {rule.severity} | `{rule.category.value}` | {rule.summary} |\n"
        for rule in rules().values()
    )
    return f"# Rules\n\n| rule | severity | MQM category | what it flags |\n|---|---|---|---|\n{rows}"


def lexicon_page() -> str:
    """Return the forms of all lexicons, from their schemas."""
    parts = [
        "# Lexicons\n",
        "`lexicons/<language>/<name>.yaml`, or `<name>.<part>.yaml` where a long one comes in parts.\n",
    ]
    for name, schema in sorted(SCHEMAS.items()):
        kind = "one mapping" if issubclass(schema, Document) else "`about:` and a list of `entries:`"
        parts.append(f"## {name}\n\n{(schema.__doc__ or '').strip()}\n\nThe file is {kind}.\n")
        parts.append("| key | value | default |\n|---|---|---|")
        parts += [
            f"| `{field.alias or key}` | {_type(field.annotation)} | {_default(field)} |"
            for key, field in schema.model_fields.items()
        ]
        parts.append("")
    return "\n".join(line.replace("\n    ", "\n") for line in parts)


def language_page() -> str:
    """Return which rules run in which language on an installation without trained pipelines, and what each lacks."""
    lexicons = Lexicons()
    codes = [code for code in language_codes() if lexicons.has(code, "conventions")]
    lines = [
        "# Rules by language\n",
        "● runs on a bare install · ○ runs where a trained pipeline is installed · – no lexicon, or not a rule for it\n",
        f"| rule | {' | '.join(codes)} |",
        f"|---|{'---|' * len(codes)}",
    ]
    for rule in rules().values():
        cells = (_cell(rule, code, lexicons) for code in codes)
        lines.append(f"| [{rule.name}](rules/{rule.name}.md) | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(rule: Rule, language: str, lexicons: Lexicons) -> str:
    """Say whether a rule runs, without looking at which pipelines this machine happens to have."""
    if rule.lacks_lexicon(language, lexicons):
        return "–"
    return "○" if rule.parses else "●"


def _quoted(text: str) -> str:
    """Return an example as inline code that no Markdown reads, line breaks shown."""
    shown = text.replace("\r", "").replace("\n", "⏎")
    fence = "``" if "`" in shown else "`"
    return f"{fence} {shown} {fence}" if fence == "``" else f"`{shown}`"


def _type(annotation: Any) -> str:
    """Return a field's type in words."""
    arguments = get_args(annotation)
    match get_origin(annotation):
        case origin if origin is Annotated:
            return _type(arguments[0])
        case origin if origin is Literal:
            return ", ".join(f"`{choice}`" for choice in arguments)
        case origin if origin in (Union, UnionType):
            return " or ".join(_type(part) for part in arguments if part is not NoneType)
        case origin if origin is dict:
            return f"mapping of {_type(arguments[0])} to {_type(arguments[1])}"
        case origin if origin is tuple and arguments == (str, ...):
            return "one string or a list"
        case origin if origin is tuple and arguments[-1] is Ellipsis:
            return f"list of {_type(arguments[0])}"
        case origin if origin is tuple:
            return f"list of {len(arguments)} strings"
        case origin if origin in (set, frozenset, list):
            return f"list of {_type(arguments[0])}"
    words = {str: "string", int: "number", float: "number", bool: "`yes` or `no`"}
    return words.get(annotation) or f"mapping ({annotation.__name__})"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    value = field.default_factory() if field.default_factory else field.default  # type: ignore[call-arg]
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    return f"`{value}`" if value not in ("", (), None, {}) else "–"


def stale(built: dict[Path, str]) -> Iterator[Path]:
    """Yield the pages that differ from what the code says, and those that it no longer says."""
    for path, content in built.items():
        if not (HERE / path).is_file() or (HERE / path).read_text(encoding="utf-8") != content:
            yield path
    for path in (HERE / "rules").glob("*.md"):
        if path.relative_to(HERE) not in built:
            yield path.relative_to(HERE)


def main() -> None:
    """Write the pages, or check them."""
    built = pages()
    old = list(stale(built))
    if "--check" in sys.argv[1:]:
        sys.exit("".join(f"docs/{path} is stale; run `make docs`\n" for path in old) or 0)
    for path in old:
        if path in built:
            (HERE / path).write_text(built[path], encoding="utf-8")
        else:
            (HERE / path).unlink()
    print(f"{len(old)} of {len(built)} pages written")


if __name__ == "__main__":
    main()
