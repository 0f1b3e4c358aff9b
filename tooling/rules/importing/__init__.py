"""Importing a list: what a row means for a contact. Pure: nothing is read, written or dated here."""
