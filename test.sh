#!/usr/bin/env bash
# Installs what the tests need and is missing, builds with warnings as errors, runs every test project, and ends with the
# real counts: "N passed, N failed, N skipped". Exits non-zero on any failure. Needs the .NET 10 SDK, Node and (to install) root.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
configuration=Release

fail() { printf '%s\n' "$1" >&2; printf '0 passed, 1 failed\n'; exit 1; }

if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo 'Installing Chromium for the browser tests ...'
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 \
      || echo 'Chromium could not be installed: the browser tests will say so and fail.' >&2
  fi
fi

if ! command -v soffice >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo 'Installing LibreOffice Calc for the workbook tests ...'
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui; } >/dev/null 2>&1 \
    || echo 'LibreOffice could not be installed: the test that needs it will say so and be skipped.' >&2
fi

while IFS= read -r lock; do
  folder=$(dirname "$lock")
  if [ ! -d "$folder/node_modules" ] || [ "$lock" -nt "$folder/node_modules" ]; then
    echo "npm ci in $folder ..."
    (cd "$folder" && npm ci --no-audit --no-fund --silent) || fail "npm ci failed in $folder"
    touch "$folder/node_modules"
  fi
done < <(git ls-files 'tests/*package-lock.json')

dotnet restore Prism.Analytics.sln --locked-mode -v q || fail 'The restore failed.'
dotnet build Prism.Analytics.sln -c "$configuration" --no-restore -v q -nr:false || fail 'The build failed.'

results=$PWD/TestResults
rm -rf "$results"
status=0
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  echo "== $name"
  dotnet test "$project" -c "$configuration" --no-build --nologo -v q \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results" --logger 'console;verbosity=minimal' || status=1
  [ -f "$results/$name.trx" ] || { echo "$name left no result file: its run was cut off." >&2; missing=$((${missing:-0} + 1)); status=1; }
done

# Every test project's own counts, as its result file has them; what was neither passed nor failed was skipped.
read -r passed failed skipped < <(
  cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' |
    sed -E 's/.* total="([0-9]+)".* passed="([0-9]+)".* failed="([0-9]+)".*/\1 \2 \3/' |
    awk '{ total += $1; passed += $2; failed += $3 } END { print passed + 0, failed + 0, total - passed - failed }')
failed=$((failed + ${missing:-0}))

# Say plainly why a test was skipped, each reason once.
grep -ho 'Skipped reason: [^<]*\|<Message>Skipped:[^<]*' "$results"/*.trx 2>/dev/null | sort | uniq -c | sort -rn | head -20

[ "$failed" = 0 ] || status=1
[ "$passed" -gt 0 ] || status=1
printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
exit "$status"
