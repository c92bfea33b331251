"""Pages of the registration guard: how providers stand, cases, and the monthly list."""
