"""Stored files and printed documents: what people upload, and what the product prints, with version and hash."""
