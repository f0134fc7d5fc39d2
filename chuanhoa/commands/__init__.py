"""The commands of the command line, a module each: `add` its options, `run` it."""
