"""A provider's own call-offs: read, sign, keep."""
