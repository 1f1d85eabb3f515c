"""Framing: which words outlets choose for the same thing, in whose voice, and whether a difference is more than noise."""
