"""The rule table of the gate, as data."""
