#!/bin/sh
# Stands in for an editor: prints its arguments, one a line.
printf '%s\n' "$@"
