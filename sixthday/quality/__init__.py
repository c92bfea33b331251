"""Quality assurance: concerns, visits, ratings, improvement, where to look first, and a provider that stops."""
