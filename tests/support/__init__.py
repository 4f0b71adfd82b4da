"""What several tests need: files that are known to be sound, and checkers that are not ours."""
