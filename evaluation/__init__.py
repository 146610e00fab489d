"""How well the assistant understands: by cross-validation, and on labelled files from outside the project."""
