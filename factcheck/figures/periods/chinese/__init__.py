"""The grammar of Chinese periods."""

from factcheck.figures.periods.chinese.cursor import Cursor
from factcheck.figures.periods.chinese.reader import extended, may_start, read_at

__all__ = ["Cursor", "extended", "may_start", "read_at"]
