"""What a message is for (its intent), for the dialogue engine: word and letter n-grams beside a sentence's meaning."""
