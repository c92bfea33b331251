"""Requests to providers: the package, who can be asked, the brief, the board, the lock."""
