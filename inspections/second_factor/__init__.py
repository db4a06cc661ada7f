"""What a person has beside the password: passkeys, one-time codes, recovery codes."""
