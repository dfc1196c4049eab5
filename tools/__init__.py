"""Commands that make what is kept in docs/."""
