"""Evaluation against references: sacreBLEU's metrics and tests, with our own findings beside them."""

from __future__ import annotations

from wording.evaluation.evaluate import Options, evaluate
from wording.evaluation.lines import AlignmentError, Segments, read
from wording.evaluation.result import Evaluation

__all__ = ["AlignmentError", "Evaluation", "Options", "Segments", "evaluate", "read"]
