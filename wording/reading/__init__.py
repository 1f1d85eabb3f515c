"""Reading: files, tables, web pages and standard input → articles.

The text of an article is never changed: what stands in the file is what offsets count in. What is needed for one kind
of input is imported when such an input comes.
"""

from wording.reading.items import Item, Limits, Problem
from wording.reading.reader import read

__all__ = ["Item", "Limits", "Problem", "read"]
