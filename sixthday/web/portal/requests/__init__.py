"""Requests to a provider: what is asked, its questions, its answer."""
