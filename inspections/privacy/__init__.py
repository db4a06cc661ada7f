"""What is known of people: how long it is kept, how a person has it told or taken away. docs/privacy.md."""
