"""What all forms of lexicons share: frozen pydantic models that forbid unknown keys.

A misspelt key is an error and not a setting that is silently ignored.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _as_list(value: object) -> object:
    """A single string may stand for a list of one."""
    return [value] if isinstance(value, str) else value


def _as_flag(value: object) -> object:
    """Scalars arrive as strings: read `yes` and `no`, leave anything else for the validator to refuse."""
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


Strings = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
Flag = Annotated[bool, BeforeValidator(_as_flag)]
Either = Literal["yes", "no", "either"]
Pair = tuple[str, str]


class Form(BaseModel):
    """What all forms share: frozen, and no key that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1, defer_build=True)
    name: ClassVar[str]

    @classmethod
    def file(cls) -> str:
        """The lexicon's name: its file's name without the ending."""
        return cls.name


class Entry(Form):
    """An entry of a lexicon that is a list. `examples` are texts in which the entry must be found."""

    note: str = ""
    examples: Strings = ()
    counterexamples: Strings = ()


class Document(Form):
    """A lexicon that is one mapping."""

    about: str = ""
