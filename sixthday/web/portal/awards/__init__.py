"""The preferred provider reads the risk summary and confirms or withdraws."""
