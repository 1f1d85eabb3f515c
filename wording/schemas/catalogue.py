"""Every form by the name of its files."""

from __future__ import annotations

from types import ModuleType

from wording.schemas import framing, grammar, names, pages, people, phrases, speech, statements
from wording.schemas.base import Document, Entry


def _forms(module: ModuleType) -> dict[str, type[Entry] | type[Document]]:
    """Return the forms that a module defines and that have files."""
    classes = (
        value for value in vars(module).values() if isinstance(value, type) and value.__module__ == module.__name__
    )
    return {form.name: form for form in classes if issubclass(form, Entry | Document) and "name" in vars(form)}


SCHEMAS = {
    name: form
    for module in (framing, grammar, names, pages, people, phrases, speech, statements)
    for name, form in sorted(_forms(module).items())
}
