"""What it means: pure functions of a pack and a visit."""
