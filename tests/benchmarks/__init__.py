"""Scripts that measure speed, start-up and quality. Not tests: run by hand, write nothing here."""
