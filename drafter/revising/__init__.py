"""What happens to a draft after it was written: versions, differences, other people's edits."""
