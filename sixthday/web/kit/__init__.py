"""What every audience shares: components, forms, presenters."""
