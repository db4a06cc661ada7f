"""What is inspected: packs of standards, loaded and checked."""
