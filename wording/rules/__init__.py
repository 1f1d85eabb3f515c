"""The rules: one module each, named as the rule is, with underscores for hyphens."""
