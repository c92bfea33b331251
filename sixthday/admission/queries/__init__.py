"""Reading applications, and what has been found of them."""
