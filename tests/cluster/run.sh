#!/bin/bash
# Many machines: the scripts of tools/cluster make the same files as one machine does. Kubernetes is
# not asked: its Job is held against what the API wants of one, and what its pods would run is run
# here. GNU Parallel goes over ssh to this machine under two names. slurm.sh has Slurm.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/cluster/cohort.bash"
cluster_cohort

# --- Kubernetes ---------------------------------------------------------------------------------

job=$ROOT/tools/cluster/kubernetes.yaml
python3 - "$job" "$ROOT/tests/cluster/job.schema.json" <<-'END' >faults 2>&1
	import json, sys
	import jsonschema, yaml
	with open(sys.argv[1], encoding="utf-8") as file:
	    job = yaml.safe_load(file)
	with open(sys.argv[2], encoding="utf-8") as file:
	    schema = json.load(file)
	jsonschema.Draft202012Validator.check_schema(schema)
	for fault in jsonschema.Draft202012Validator(schema).iter_errors(job):
	    print(fault.json_path, fault.message)
	pod = job["spec"]["template"]["spec"]
	volumes = {volume["name"] for volume in pod.get("volumes", [])}
	for container in pod["containers"]:
	    for mount in container.get("volumeMounts", []):
	        if mount["name"] not in volumes:
	            print("no volume", mount["name"])
	shell = pod["containers"][0]
	with open("pod.sh", "w") as file:
	    file.write(shell["args"][0])
	with open("pod.count", "w") as file:
	    file.write(f"{job['spec']['completions']} {' '.join(shell['command'])}")
END
tap_is "$(<faults)" "" "the Job is what Kubernetes asks of one"
read -r n command <pod.count
tap_is "$command $(grep -o "shard[ /]*\$shard/[0-9]*" pod.sh)" "/bin/sh -euc shard \$shard/$n" \
	"as many shards as pods"
mkdir pods bin
printf '#!/bin/sh\nexec "%s" "$@" --jobs 1 --dates mdy\n' "$ROLEGUIDE" >bin/roleguide
chmod +x bin/roleguide
sed -i "s|/cohort/guide.xml|$guide|; s|/cohort/answers.csv|people.csv|; s|/cohort|pods|g; s|/key/key|key|" pod.sh
for ((i = 0; i < n; i++)); do
	JOB_COMPLETION_INDEX=$i PATH=$PWD/bin:$PATH /bin/sh -euc "$(<pod.sh)" >>pods.log 2>&1 || echo "pod $i: $?"
done >faults
tap_is "$(<faults)" "" "its pods come to their ends"
cluster_is_same pods/reports "its pods"

# --- GNU Parallel over ssh ----------------------------------------------------------------------

tap_needs "parallel openssh-server" command -v parallel sshd ssh ssh-keygen
mkdir -m 700 ssh
ssh-keygen -q -t ed25519 -N '' -f ssh/host && ssh-keygen -q -t ed25519 -N '' -f ssh/mine
cp ssh/mine.pub ssh/allowed
port=$((20000 + $$ % 20000))
cat >ssh/sshd <<-end
	Port $port
	ListenAddress 127.0.0.1
	HostKey $PWD/ssh/host
	AuthorizedKeysFile $PWD/ssh/allowed
	PidFile none
	StrictModes no
	UsePAM no
	PasswordAuthentication no
	PermitRootLogin prohibit-password
end
cat >ssh/config <<-end
	Host one two
	HostName 127.0.0.1
	Port $port
	IdentityFile $PWD/ssh/mine
	IdentitiesOnly yes
	StrictHostKeyChecking no
	UserKnownHostsFile /dev/null
	LogLevel ERROR
end
[ "$(id -u)" = 0 ] && mkdir -p /run/sshd
"$(command -v sshd)" -D -f "$PWD/ssh/sshd" -E "$PWD/ssh/log" &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
for ((try = 0; try < 50; try++)); do
	ssh -F ssh/config one true 2>/dev/null && break
	sleep 0.1
done
printf 'one\ntwo\n' >hosts
PARALLEL_SSH="ssh -F $PWD/ssh/config" HOME=$PWD ROLEGUIDE=$PWD/bin/roleguide \
	bash "$ROOT/tools/cluster/parallel.sh" hosts 5 "$guide" people.csv parallel key >log 2>&1 </dev/null
tap_ok $? "GNU Parallel over ssh to two machines"
sed 's/^/# /' log | head -n 20
cluster_is_same parallel "GNU Parallel"
tap_done
