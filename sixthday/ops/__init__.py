"""Commands and jobs: thin calls into the areas."""
