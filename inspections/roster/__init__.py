"""Hotels and people from one workbook: read, held against what is there, shown, and only then taken in."""
