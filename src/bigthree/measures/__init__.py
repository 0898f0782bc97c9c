"""What is measured on a history, and what is estimated over many."""
