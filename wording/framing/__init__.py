"""Framing: which words outlets choose for the same thing, in whose voice, and whether a difference is more than noise.

    from wording import Analyzer
    from wording.framing import chosen, compare

    analyzer = Analyzer()
    result = compare(map(analyzer.view, articles), chosen(analyzer.lexicons, ["war_of_2022"]))
    result.to_frame()                    # shares; also to_frame("tests"), "differences", "keyness", "labels" …

`compare` does all; the measures that it rests on can be had alone.
"""

from wording.framing.association import Association, general_association
from wording.framing.bootstrap import Bootstrap, bootstrap
from wording.framing.compare import Comparer, compare
from wording.framing.comparison import Choice, Comparison, Difference, Group, Share, Test, TimePoint
from wording.framing.concepts import ConceptError, Concepts, chosen, user_term
from wording.framing.concordance import Line, ordered
from wording.framing.correction import benjamini_hochberg, holm
from wording.framing.dispersion import Deviation, deviation_of_proportions
from wording.framing.intervals import Interval, newcombe, wilson
from wording.framing.key_items import Key
from wording.framing.labels import Label
from wording.framing.log_odds import LogOdds, informative_prior, log_odds_dirichlet
from wording.framing.measures import LikelihoodRatio, LogRatio, g2, log_ratio
from wording.framing.output import lines
from wording.framing.resampling import Resampled
from wording.framing.stories import Grouping, group
from wording.framing.stratified import MantelHaenszel, mantel_haenszel
from wording.framing.tables import COLUMNS, TABLES, Table
from wording.framing.uses import uses
from wording.framing.verdict import Verdict, verdict

__all__ = [
    "COLUMNS",
    "TABLES",
    "Association",
    "Bootstrap",
    "Choice",
    "Comparer",
    "Comparison",
    "ConceptError",
    "Concepts",
    "Deviation",
    "Difference",
    "Group",
    "Grouping",
    "Interval",
    "Key",
    "Label",
    "LikelihoodRatio",
    "Line",
    "LogOdds",
    "LogRatio",
    "MantelHaenszel",
    "Resampled",
    "Share",
    "Table",
    "Test",
    "TimePoint",
    "Verdict",
    "benjamini_hochberg",
    "bootstrap",
    "chosen",
    "compare",
    "deviation_of_proportions",
    "g2",
    "general_association",
    "group",
    "holm",
    "informative_prior",
    "lines",
    "log_odds_dirichlet",
    "log_ratio",
    "mantel_haenszel",
    "newcombe",
    "ordered",
    "user_term",
    "uses",
    "verdict",
    "wilson",
]
