"""What a speech is gathered from and what becomes of it: notice, material, hand edits, the file."""
