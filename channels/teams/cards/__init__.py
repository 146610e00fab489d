"""The assistant's cards as Adaptive Cards (schema 1.5). Nothing here knows the Agents SDK or the network."""
