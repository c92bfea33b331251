"""Request, invitation, response, locked shortlist, award."""
