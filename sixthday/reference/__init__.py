"""Authorities, schools, postcodes, term dates, closures and bank holidays: facts that come from outside."""
