"""A results folder: claimed, described and read back."""
