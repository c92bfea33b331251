"""Providers, sites, named adults, offers, evidence, standing."""
