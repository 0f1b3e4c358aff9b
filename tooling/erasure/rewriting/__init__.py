"""Erasing people from the whole history: survey, rewrite in a mirror, one switch, clean-up.

The order of the steps and the reasons are in docs/decisions/0005-erasure.md.
"""
