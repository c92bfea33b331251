"""Pages of money: budgets, the cap, what is promised, variations."""
