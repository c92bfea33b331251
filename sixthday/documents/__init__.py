"""Stored files, and the one renderer of printed documents."""
