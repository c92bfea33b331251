"""Rules of the council and of Parliament: standard-library Python, no clock, no database."""
