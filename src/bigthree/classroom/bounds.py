"""What the server reads of one request, and how often it answers one address."""

LARGEST_BODY = 64 * 1024
"""Bytes of a request that are read."""

RATE = "30 per second; 1500 per minute"
"""Requests that one address may make; a class behind one address needs a `rate=` of its own."""
