"""The commands, one module each: options in, API called, lines out. None of them knows how anything is found."""
