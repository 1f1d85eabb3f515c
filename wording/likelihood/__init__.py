"""How far a text, or an outlet, reads like machine translation: statistics over the target text alone."""

from wording.likelihood.document import likelihood
from wording.likelihood.outlets import OutletLikelihood, outlet_likelihood, outlet_likelihoods, outlet_lines
from wording.likelihood.verdict import verdict

__all__ = [
    "OutletLikelihood",
    "likelihood",
    "outlet_likelihood",
    "outlet_likelihoods",
    "outlet_lines",
    "verdict",
]
