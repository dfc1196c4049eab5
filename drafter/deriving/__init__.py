"""An outline from a sample (以稿写稿): a real speech becomes a form for the next one.

sample_of(source, speech)         the speech as blocks and sentences, each with its place
derived(sample, phrases, kind=)   the outline, its template and the sample's own answers
restored(outline, answers, …)     how much of the skeleton those answers give back
"""

from drafter.deriving.outline import Derived, derived
from drafter.deriving.roundtrip import Restored, restored
from drafter.deriving.sample import Sample, sample_of

__all__ = ["Derived", "Restored", "Sample", "derived", "restored", "sample_of"]
