"""People, organisations, teams, roles and the one permission table."""
