#!/bin/sh
# Portraits pushed to mianguan-hub over a narrow line, against curl moving one file of equal size over it: two
# network namespaces, tc tbf between them. Needs root, iproute2, curl and python3.
#
#     tests/bench/wires/run.sh [BUILD] [PORTRAITS] [BYTES] [MBIT …]     (build/release, 10000, 40000, 100 16)
#
# The last line is also tried with 300 ms there and back, cut every 20 s.
set -eu
build=${1:-build/release} portraits=${2:-10000} bytes=${3:-40000}
[ $# -gt 3 ] && shift 3 || set -- 100 16
here=$(dirname "$0") id=$$ hub_side=mgh$id desk_side=mgd$id work=$(mktemp -d) started=""

tidy() {
    for each in $started; do kill "$each" 2>/dev/null || true; done
    ip netns del "$hub_side" 2>/dev/null || true
    ip netns del "$desk_side" 2>/dev/null || true
    rm -rf "$work"
}
trap tidy EXIT
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
hub() { at_hub "$build/bin/mianguan-hub" "$@" --data "$work/hub"; }
push() {
    code=$(hub enrol --every-school --address "10.77.0.1:$1" 2> "$work/told")
    at_desk "$build/tests/hub_push_bench" "$code" --portraits "$portraits" --bytes "$bytes"
}

at_hub python3 "$here/sink.py" 9000 & started="$started $!"
at_hub "$build/bin/mianguan-hub" --data "$work/hub" --listen 10.77.0.1:8443 > "$work/said" 2> "$work/log" &
started="$started $!"
for _ in $(seq 100); do grep -q "10.77.0.1:8443" "$work/said" && break; sleep 0.1; done
head -c $((portraits * bytes)) /dev/urandom > "$work/file"

echo "$portraits portraits of $bytes bytes; load $(cut -d' ' -f1-3 /proc/loadavg)"
for mbit in "$@"; do
    narrow "$mbit"
    printf '%s Mbit/s: curl ' "$mbit"
    at_desk curl -sS -o /dev/null -T "$work/file" -w '%{time_total} s\n' http://10.77.0.1:9000/file
    printf '%s Mbit/s: hub  ' "$mbit"
    push 8443
done
at_hub python3 "$here/line.py" 8444 10.77.0.1:8443 --delay 0.15 --cut 20 & started="$started $!"
sleep 1
printf '%s Mbit/s, 300 ms, cut every 20 s: hub  ' "$mbit"
push 8444
echo "load $(cut -d' ' -f1-3 /proc/loadavg)"
