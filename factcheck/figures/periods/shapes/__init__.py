"""What period expressions say, whatever their language: ``single`` periods and ``compound`` ones."""
