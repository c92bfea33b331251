"""What a page needs from the areas."""
