"""Placements: those in hand, the start gate, its checks, and how a placement ends."""
