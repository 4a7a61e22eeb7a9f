#!/bin/sh
# A desk's portraits sent to mianguan-hub over a narrow line, against curl moving one file of equal size over it:
# two network namespaces, tc tbf between them. Needs root, iproute2, curl and python3.
#
#     tests/bench/wires/run.sh [BUILD] [PORTRAITS] [BYTES] [MBIT …]     (build/release, 10000, 40000, 100 16)
#
# The last line is also tried with 300 ms there and back, cut every 20 s. Each time a store that has everything
# to send joins a hub that has nothing. STORE keeps the filled store for another run; HUB and DESK are other programs
# than the build's, to compare with.
set -eu
build=${1:-build/release} portraits=${2:-10000} bytes=${3:-40000}
[ $# -gt 3 ] && shift 3 || set -- 100 16
hub=${HUB:-$build/bin/mianguan-hub} desk=${DESK:-$build/tests/hub_desk_bench}
here=$(dirname "$0") id=$$ hub_side=mgh$id desk_side=mgd$id work=$(mktemp -d) started="" serving=""
store=${STORE:-$work/store}

stop() { for each in $1; do kill "$each" 2>/dev/null && wait "$each" 2>/dev/null || true; done; }
tidy() {
    stop "$started $serving"
    ip netns del "$hub_side" 2>/dev/null || true
    ip netns del "$desk_side" 2>/dev/null || true
    rm -rf "$work"
}
trap tidy EXIT
trap 'exit 1' INT TERM
at_hub() { ip netns exec "$hub_side" "$@"; }
at_desk() { ip netns exec "$desk_side" "$@"; }

ip netns add "$hub_side"
ip netns add "$desk_side"
ip link add h$id netns "$hub_side" type veth peer name d$id netns "$desk_side"
at_hub ip addr add 10.77.0.1/24 dev h$id
at_desk ip addr add 10.77.0.2/24 dev d$id
for side in "$hub_side" "$desk_side"; do ip netns exec "$side" ip link set lo up; done
at_hub ip link set h$id up
at_desk ip link set d$id up

narrow() {
    at_hub tc qdisc replace dev h$id root tbf rate "$1mbit" burst 128kb latency 100ms
    at_desk tc qdisc replace dev d$id root tbf rate "$1mbit" burst 128kb latency 100ms
}
sent() { at_desk cat /sys/class/net/d$id/statistics/tx_bytes; }
# What went over the line, in hundredths of the portraits' bytes.
share() { echo $((($(sent) - $1) * 100 / (portraits * bytes))); }
curl_it() {
    before=$(sent)
    printf '%s: curl ' "$1"
    at_desk curl -sS -o /dev/null -T "$work/file" -w '%{time_total} s' "http://10.77.0.1:$2/file"
    echo ", $(share "$before") % over the line"
}
# A hub of its own for each, behind the port at which the desk meets it.
push() {
    rm -rf "$work/hub" "$work/said"
    ip netns exec "$hub_side" "$hub" --data "$work/hub" --listen 10.77.0.1:8443 > "$work/said" 2> "$work/log" &
    serving=$!
    for _ in $(seq 600); do grep -q "10.77.0.1:8443" "$work/said" && break; sleep 0.1; done
    code=$(at_hub "$hub" enrol --every-school --address "10.77.0.1:$2" --data "$work/hub" 2> "$work/told")
    before=$(sent)
    printf '%s: hub  ' "$1"
    at_desk "$desk" "$store" "$code" | tr -d '\n'
    echo ", $(share "$before") % over the line, $(grep -c '"status":401' "$work/log" || true) refused with 401"
    stop "$serving"
    serving=""
}

ip netns exec "$hub_side" python3 "$here/sink.py" 9000 & started="$started $!"
ip netns exec "$hub_side" python3 "$here/line.py" 8444 10.77.0.1:8443 --delay 0.15 --cut 20 & started="$started $!"
ip netns exec "$hub_side" python3 "$here/line.py" 9001 10.77.0.1:9000 --delay 0.15 & started="$started $!"
head -c $((portraits * bytes)) /dev/urandom > "$work/file"
[ -d "$store/data" ] || "$desk" "$store" --fill "$portraits" --bytes "$bytes"

echo "$portraits portraits of $bytes bytes; load $(cut -d' ' -f1-3 /proc/loadavg)"
for mbit in "$@"; do
    narrow "$mbit"
    curl_it "$mbit Mbit/s" 9000
    push "$mbit Mbit/s" 8443
done
curl_it "$mbit Mbit/s, 300 ms, not cut" 9001
push "$mbit Mbit/s, 300 ms, cut every 20 s" 8444
echo "load $(cut -d' ' -f1-3 /proc/loadavg)"
