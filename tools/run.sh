#!/bin/sh
# What `make run` opens: the demo catalogue, the folders of LIBRARY, or the command line of ARGS.
set -eu
cd "$(dirname "$0")/.."

tvrec=.venv/bin/tvrec
if [ -n "${ARGS:-}" ]; then
    # ARGS is a line as one would type it, quotes included; it is the caller's own shell command.
    eval "set -- $ARGS"
    if [ -n "${LIBRARY:-}" ]; then
        "$tvrec" scan "$LIBRARY"
    fi
    exec "$tvrec" "$@"
elif [ -n "${LIBRARY:-}" ]; then
    "$tvrec" scan "$LIBRARY"
    exec "$tvrec" home
else
    exec "$tvrec" demo
fi
