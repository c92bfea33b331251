"""Who takes which hours and places where, from and until."""
