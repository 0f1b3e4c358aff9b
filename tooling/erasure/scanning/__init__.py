"""Reading a whole repository for traces of people: every object, and all else that Git keeps.

It is the proof of an erasure (ADR 5), and knows nothing of how one is done.
"""
