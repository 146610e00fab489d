"""The web channel: the API that a browser talks to, and the page that a patient sees."""
