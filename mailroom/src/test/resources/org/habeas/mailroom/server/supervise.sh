#!/bin/sh
# Runs Dovecot and Postfix for as long as standard input stays open. Whoever started this holds the other end: when
# that JVM ends, in whatever way, the pipe closes and both servers go.
set -u
home=$1

setsid /usr/sbin/dovecot -F -c "$home/conf/dovecot.conf" </dev/null >>"$home/log/supervisor.log" 2>&1 &
dovecot=$!
setsid /usr/lib/postfix/sbin/master -c "$home/conf" -d </dev/null >>"$home/log/supervisor.log" 2>&1 &
postfix=$!

cat >/dev/null

kill -TERM "$dovecot" "$postfix" 2>/dev/null
tries=0
while [ "$tries" -lt 30 ] && { kill -0 "$dovecot" || kill -0 "$postfix"; } 2>/dev/null; do
    tries=$((tries + 1))
    sleep 0.1
done
# Each server leads a group of its own, so that nothing it started is left.
kill -KILL "-$dovecot" "-$postfix" 2>/dev/null
wait
exit 0
