"""`wording`: flags likely machine-translation artifacts in news and compares how outlets word the same thing."""

from __future__ import annotations

from wording.analyzer import Analyzer
from wording.model import Article, Block, Finding, Report, Role, Skipped, Span
from wording.mqm import Category, Severity
from wording.settings import Settings

__all__ = [
    "Analyzer",
    "Article",
    "Block",
    "Category",
    "Finding",
    "Report",
    "Role",
    "Settings",
    "Severity",
    "Skipped",
    "Span",
]
