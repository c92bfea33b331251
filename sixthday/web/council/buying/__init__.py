"""What the buying shows: needs nobody could meet, and who gets the places and the money."""
