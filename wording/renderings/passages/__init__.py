"""Articles passage by passage: which passages of several articles tell the same, and in which words."""
