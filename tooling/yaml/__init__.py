"""The notation: YAML text to a tree of text and back, with places, comments and findings."""
