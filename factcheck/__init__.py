"""Source-checked fact lookup for sentences with figures in them."""

__version__ = "0.1.0"
