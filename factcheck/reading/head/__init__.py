"""What stands above the words: title, publisher, dates, who takes part."""
