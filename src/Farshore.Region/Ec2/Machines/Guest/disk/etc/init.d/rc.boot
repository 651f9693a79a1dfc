#!/bin/sh
# What cloud-init does on AWS: asks who this machine is; on an instance's first boot runs its user data, once.
PATH=/sbin:/usr/sbin:/bin:/usr/bin
export PATH
metadata=http://169.254.169.254/latest
# wget has no PUT, which a token needs.
token=$(printf 'PUT /latest/api/token HTTP/1.1\r\nHost: 169.254.169.254\r\nConnection: close\r\nX-aws-ec2-metadata-token-ttl-seconds: 300\r\n\r\n' |
    nc -w 10 169.254.169.254 80 | tail -n 1)

ask() {
    wget -q -O - --header "X-aws-ec2-metadata-token: $token" "$metadata/$1" 2>/dev/null
}

instance=$(ask meta-data/instance-id)
if [ -n "$instance" ]; then
    hostname "$(ask meta-data/local-hostname)"
    # The subnet's address, as a second one: the emulated network has its own.
    address=$(ask meta-data/local-ipv4)
    [ -n "$address" ] && ip address add "$address/32" dev lo
    if [ "$instance" != "$(cat /var/lib/cloud/instance-id 2>/dev/null)" ]; then
        mkdir -p /var/lib/cloud
        ask user-data >/var/lib/cloud/user-data || : >/var/lib/cloud/user-data
        echo "$instance" >/var/lib/cloud/instance-id
        sync
        if [ "$(head -c 2 /var/lib/cloud/user-data)" = "#!" ]; then
            chmod 700 /var/lib/cloud/user-data
            /var/lib/cloud/user-data >/var/log/cloud-init-output.log 2>&1
            echo "user data ended with status $?"
            # A backup may be taken within seconds; what the first boot wrote should be in it.
            sync
        fi
    fi
else
    echo "rc.boot: nobody answered at 169.254.169.254"
fi

[ -x /etc/rc.local ] && /etc/rc.local >/var/log/rc.local.log 2>&1
echo "boot of $instance finished after $(cut -d ' ' -f 1 /proc/uptime) s"
