"""What the register says to people, one module a language. `schema.labels` looks it up."""
