#!/bin/sh
# Starts the Firefox that $FIREFOX names, and says of its address what Playwright must hear to come in through the relay.
exec 3>&1
"$FIREFOX" "$@" 2>&1 >&3 3>&- | sed -u "s#ws://127\.0\.0\.1:\([0-9]*\)#ws://127.0.0.1:$RELAY/\1#" >&2
