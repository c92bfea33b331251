"""Reading children, referrals and duties: import from the module of the noun."""
