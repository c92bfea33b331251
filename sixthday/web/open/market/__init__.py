"""The market, for anybody: the opportunity, the register of providers, and what can be said to the council without signing in."""
