"""Messages to send, and their delivery."""
