"""Pages of the ranking, the award, approvals and declarations of interest."""
