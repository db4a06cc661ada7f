"""What people and other systems are told: that something happened, where, and a link. Never what."""
