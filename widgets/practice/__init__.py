"""Practice in telling bumps apart: cases, stages, what comes next, what is mastered. Pure."""
