"""Tables that the rules read: facts of the language, each row with its source."""
