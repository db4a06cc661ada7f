"""How the server begins and ends, and what watches it: log lines and counts (docs/deploy.md)."""
