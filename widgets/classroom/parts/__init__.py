"""The parts of the report, each a function from findings to HTML."""
