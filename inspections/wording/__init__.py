"""This room's sentences in bokmål; English is the key."""
