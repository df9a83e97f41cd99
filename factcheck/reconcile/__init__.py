"""From facts to findings: how the values of one fact stand to each other, and what explains a difference."""
