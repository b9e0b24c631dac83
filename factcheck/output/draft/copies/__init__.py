"""Copies of a draft with what was found noted in it."""
