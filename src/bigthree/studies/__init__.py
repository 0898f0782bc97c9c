"""The studies: what the command line runs, one folder each."""
