"""How well the assistant understands: figures by cross-validation, and on labelled files that stand outside the project."""
