"""How the tables came to be, step by step; `clinic.database` takes a database to the latest step."""
