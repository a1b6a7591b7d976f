"""Drawn skin: pictures for the lesson as SVG text, made by plain Python and nothing else."""
