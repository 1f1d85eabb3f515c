"""Review: what people decided on findings, kept beside a run, and what follows from it."""
