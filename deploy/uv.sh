#!/bin/sh
# Runs uv with the given arguments; puts a private copy in .uv/ first where none works.
# A version manager's `uv` may exist and still refuse to run here, so each candidate is asked for its version.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)

works() {
    "$@" --version >/dev/null 2>&1
}

if works uv; then exec uv "$@"; fi
if works "$root/.uv/bin/uv"; then exec "$root/.uv/bin/uv" "$@"; fi
for python in python3 python; do
    if works "$python" -m uv; then exec "$python" -m uv "$@"; fi
done

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
for python in python3 python; do
    works "$python" || continue
    echo "Installing uv …" >&2
    rm -rf "$root/.uv"
    # A virtual environment leaves the system's Python alone. Some systems ship Python without the venv module.
    if "$python" -m venv "$root/.uv" >/dev/null 2>&1; then
        "$root/.uv/bin/python" -m pip install --quiet uv >&2 && exec "$root/.uv/bin/uv" "$@"
    else
        rm -rf "$root/.uv"
        "$python" -m pip install --quiet --user uv >&2 && exec "$python" -m uv "$@"
    fi
    break
done

cat >&2 <<'MESSAGE'
uv is needed to set the assistant up, and it could not be installed with the Python found here (or none was found).
Install it as https://docs.astral.sh/uv/getting-started/installation/ says, then run the same command again.
MESSAGE
exit 1
