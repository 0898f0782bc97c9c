"""The model against the record: what it is fitted to, and what is checked out of sample."""
