"""A text as canonical words: what search and subject coverage compare.

Each word gets a key: case and typography folded, inflection removed (Porter 2,
Snowball's English stemmer), synonyms and abbreviations replaced by the table's
word for them. Chinese terms in the table get the English key, other Chinese
text is read as overlapping pairs of characters, the usual unit of Chinese
retrieval (Nie et al. 2000, "On the use of words and n-grams for Chinese IR").
"""

from factcheck.words.lexicon import Lexicon, Word

__all__ = ["Lexicon", "Word"]
