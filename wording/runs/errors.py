"""What can be wrong with a run."""

from __future__ import annotations

from wording.settings import SettingsError


class RunError(SettingsError):
    """A run that cannot be read or written. The message says what to do."""
