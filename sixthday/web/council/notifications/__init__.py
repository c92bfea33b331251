"""Messages to the people of the council."""
