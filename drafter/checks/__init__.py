"""What a careful colleague would find in a draft before it leaves the office."""
