"""What a record says of its learner: what is done, what is left, what was gained, what is due.

All of it is a function of the set of events and of nothing else; no files, no widgets.
"""
