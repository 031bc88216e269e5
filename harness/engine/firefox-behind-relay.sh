#!/bin/sh
# Starts the Firefox that $FIREFOX names. In its output, the relay’s address replaces its own, so that Playwright connects to the relay.
exec 3>&1
"$FIREFOX" "$@" 2>&1 >&3 3>&- | sed -u "s#ws://127\.0\.0\.1:\([0-9]*\)#ws://127.0.0.1:$RELAY/\1#" >&2
