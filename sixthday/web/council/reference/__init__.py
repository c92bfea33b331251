"""Pages on reference data: what is loaded, loading it, schools, term dates, closures."""
