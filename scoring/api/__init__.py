"""The API for the house's other systems (docs/api.md): requests and document from one table."""
