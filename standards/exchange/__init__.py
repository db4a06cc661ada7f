"""Packs out to Excel, CSV, YAML and XLSForm, and in from Excel, CSV, XLSForm and pasted lists."""
