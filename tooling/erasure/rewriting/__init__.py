"""Replacing a repository's history by one without the people: inventory, mirror, switch, clean-up.

The order of the stages and its reasons are in docs/decisions/0005-erasure.md; `replace` runs them.
"""
