"""Numbers in digits and words: their value and the place of the last digit written."""

from factcheck.figures.numbers.english import Number, NumberWords, number_at

__all__ = ["Number", "NumberWords", "number_at"]
