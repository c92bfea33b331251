"""Reading what quality assurance knows."""
