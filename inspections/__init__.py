"""What happened, when, and who saw it: the event log and everything that feeds it."""
