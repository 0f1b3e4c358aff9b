"""What is valid: the models, the vocabulary and the policy table. No I/O, no clock."""
