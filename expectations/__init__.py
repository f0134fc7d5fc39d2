"""Is the record right: facts, the rule table, the suite and the gate."""
