"""Why histories came out as they did, and which one stands for the others."""
