"""The market: who is interested, events, invitations by name, questions about a round, bulletins to members."""
