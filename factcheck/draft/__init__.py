"""Before publication: a draft in, every checkable claim of it checked, and how much that is.

bytes → format reader (text with a way back to the file) → claims → what each takes
from those before it → checker → findings → what an editor accepted.
"""

from factcheck.draft.accept import accept, accepted_in, baseline_of
from factcheck.draft.checking import check_draft
from factcheck.draft.formats import KINDS, kind_of, read_draft

__all__ = ["KINDS", "accept", "accepted_in", "baseline_of", "check_draft", "kind_of", "read_draft"]
