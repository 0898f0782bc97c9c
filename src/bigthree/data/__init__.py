"""What ships: the cases, each with its `SOURCES.md`; the works cited; the accepted coefficients."""
