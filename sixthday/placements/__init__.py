"""The start gate and the placement behind it."""
