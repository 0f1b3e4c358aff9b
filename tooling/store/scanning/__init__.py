"""Reading a whole repository for traces of people: every object, and all else that Git keeps.

It is the proof of an erasure (ADR 5) and the search of a subject report, and knows of neither.
"""
