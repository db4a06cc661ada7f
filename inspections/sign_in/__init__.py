"""How people come in: the rules, whose account a sign-in opens, and the forms they see (docs/sign-in.md)."""
