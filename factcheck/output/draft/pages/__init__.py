"""Reports for people: pages, and notes on a pull request."""
