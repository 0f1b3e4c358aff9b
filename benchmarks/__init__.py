"""Measures the tool on an invented register, beside what Git and the system take themselves."""
