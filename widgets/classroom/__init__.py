"""What a teacher takes along: exports to a school's own systems, hand-outs on paper. No widgets."""
