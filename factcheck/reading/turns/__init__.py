"""From lines to turns: who speaks where, and which question an answer belongs to."""
