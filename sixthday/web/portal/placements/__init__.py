"""A provider's own placements: who the child is, what is still needed, who works with them."""
