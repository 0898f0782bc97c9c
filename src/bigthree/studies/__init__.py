"""The studies: what the command line runs, one file a study."""
