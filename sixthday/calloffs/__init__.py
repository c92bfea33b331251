"""The call-off contract of one child, signed by both."""
