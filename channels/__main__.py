"""Serves the gateway: `python -m channels`."""

from __future__ import annotations

import os
import sys

import uvicorn

from b12core.errors import ClinicError
from channels.channel_states import channel_states
from channels.connections import TimedConnection
from channels.environment import SettingsError
from channels.gateway import create_app
from channels.log import configure
from channels.settings import Settings
from keeping.alone import FolderInUse, alone_in
from keeping.tracing import begin_tracing

KEEP_ALIVE = 20
"""Seconds that an idle connection is kept: longer than somebody who was refused waits until they try again."""


def main() -> int:
    """0 after serving; 1 with a message when a setting or the data folder cannot be used."""
    try:
        settings = Settings.from_environment(os.environ)
        configure(settings.log_level)
        begin_tracing("gateway")
        _lock = alone_in(settings.data_dir, "gateway")
        app = create_app(settings)
        if settings.metrics_port:
            app.state.metrics.serve(settings.metrics_host, settings.metrics_port)
    except (SettingsError, ClinicError, FolderInUse) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{channel_states(settings)}\n")
    sys.stdout.flush()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="warning",
        server_header=False,
        ws="none",
        http=TimedConnection,
        # The application itself looks at what proxies tell, by its own settings.
        proxy_headers=False,
        timeout_graceful_shutdown=5,
        timeout_keep_alive=KEEP_ALIVE,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
