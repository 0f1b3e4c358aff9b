"""Importing a list: what a row means for a contact. Pure: no file, no clock."""
