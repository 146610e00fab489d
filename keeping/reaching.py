"""How long a PostgreSQL server may stay silent before it counts as away; libpq else waits a quarter of an hour."""

SILENT_LIMIT = 5
"""Seconds without a sign from the server's machine, while something was sent to it or an answer is waited for."""

CONNECT_LIMIT = 2

TO_SERVER = {
    "connect_timeout": CONNECT_LIMIT,
    "tcp_user_timeout": SILENT_LIMIT * 1000,
    "keepalives_idle": SILENT_LIMIT,
    "keepalives_interval": 1,
    "keepalives_count": 2,
}
"""Parameters of each connection. A machine that was switched off says nothing; one that refuses says so at once."""
