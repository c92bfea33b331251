"""Sixthday: a child out of school is back in education by the sixth day."""
