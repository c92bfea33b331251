"""A child's record: where it stands, its referrals, its files, what was done and who read it."""
