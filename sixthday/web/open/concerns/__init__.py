"""Telling the council of a concern, without signing in."""
