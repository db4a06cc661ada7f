"""What guests say while they are in the house, what is answered, and what becomes of complaints."""
