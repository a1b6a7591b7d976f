"""Practice in telling bumps apart: cases, stages, what comes next, what is mastered. Pure; no widgets, no pandas, no files."""
