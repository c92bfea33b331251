"""The family's own page: behind a code nobody can guess and the child's date of birth."""
