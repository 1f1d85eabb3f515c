from __future__ import annotations

from hypothesis import settings

# The first call of a statistics library loads it, which on a busy machine takes longer than a test is given.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
