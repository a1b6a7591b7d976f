"""The only room that knows ipywidgets: what a learner sees and presses."""
