"""What may be done to a child's record, a referral and a duty: import the verb you need from its own module."""
