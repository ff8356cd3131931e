#!/bin/sh
# publish.sh TARGET: copies dist/ beside TARGET and makes TARGET a link to the copy, in one step; keeps the last two.
set -eu
target=${1:?publish.sh TARGET: where the web server looks, such as /srv/www/atlas}
source=$(dirname "$0")/../dist
[ -f "$source/index.html" ] || { echo "publish.sh: missing $source/index.html (expected npm run build to have written it)" >&2; exit 1; }
if [ -e "$target" ] && [ ! -L "$target" ]; then echo "publish.sh: $target is no link (expected one of an earlier run, or nothing)" >&2; exit 1; fi
release=$target.$(date -u +%Y%m%dT%H%M%SZ).$$
cp -R "$source" "$release"
ln -s "$release" "$target.next.$$"
mv -T "$target.next.$$" "$target" 2>/dev/null || mv -h "$target.next.$$" "$target"
ls -dt "$target".2* | tail -n +3 | while read -r old; do rm -rf "$old"; done
