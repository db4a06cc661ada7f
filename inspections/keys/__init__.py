"""Keys by which the house's other systems read and write (docs/api.md)."""
