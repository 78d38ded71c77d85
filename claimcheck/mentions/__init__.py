"""Stage 3: what the finders see in an article: `find` runs them all, `arbiter` settles what they claim alike."""
