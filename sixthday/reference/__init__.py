"""Authorities, schools, postcodes, term dates, closures and bank holidays."""
