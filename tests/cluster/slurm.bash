# shellcheck shell=bash disable=SC2154  # $work is that of tests/tap.bash
# A cluster of one machine, this one, with Slurm as Debian has it: . "$ROOT/tests/cluster/slurm.bash"
# behind tests/tap.bash. All it writes lies below $work/daemons; slurm_stop ends what slurm_start began.

slurm=$work/daemons
slurm_pids=()

# slurm_start: munge, which tells the parts of Slurm that they talk to each other, the controller, and
# one node. Fails where one of them does not come up.
slurm_start() {
	local host
	host=$(hostname -s)
	mkdir -p "$slurm"/{munge,state,spool}
	chmod 700 "$slurm/munge"
	head -c 1024 /dev/urandom >"$slurm/munge/key"
	chmod 400 "$slurm/munge/key"
	cat >"$slurm/slurm.conf" <<-end
		ClusterName=roleguide
		SlurmctldHost=$host(127.0.0.1)
		SlurmctldPort=16817
		SlurmdPort=16818
		SlurmUser=$(id -un)
		SlurmdUser=$(id -un)
		AuthType=auth/munge
		AuthInfo=socket=$slurm/munge/socket
		CredType=cred/munge
		StateSaveLocation=$slurm/state
		SlurmdSpoolDir=$slurm/spool
		SlurmctldPidFile=$slurm/slurmctld.pid
		SlurmdPidFile=$slurm/slurmd.pid
		SlurmctldLogFile=$slurm/slurmctld.log
		SlurmdLogFile=$slurm/slurmd.log
		ProctrackType=proctrack/pgid
		TaskPlugin=task/none
		SelectType=select/cons_tres
		SelectTypeParameters=CR_CPU
		SchedulerParameters=sched_interval=2
		MpiDefault=none
		ReturnToService=2
		NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=2048 State=UNKNOWN
		PartitionName=all Nodes=$host Default=YES MaxTime=10 State=UP
	end
	export SLURM_CONF=$slurm/slurm.conf
	munged --foreground --force --key-file "$slurm/munge/key" --socket "$slurm/munge/socket" \
		--pid-file "$slurm/munge/pid" --log-file "$slurm/munge/log" \
		--seed-file "$slurm/munge/seed" >"$slurm/munge/out" 2>&1 &
	slurm_pids+=($!)
	slurm_wait test -S "$slurm/munge/socket" || return
	slurmctld -D >"$slurm/slurmctld.out" 2>&1 &
	slurm_pids+=($!)
	slurmd -D -N "$host" >"$slurm/slurmd.out" 2>&1 &
	slurm_pids+=($!)
	slurm_wait slurm_is_idle
}

slurm_is_idle() {
	[ "$(sinfo --noheader --format=%T 2>/dev/null)" = idle ]
}

# slurm_wait COMMAND...: until it succeeds; not for ever.
slurm_wait() {
	local try
	for ((try = 0; try < 100; try++)); do
		"$@" && return
		sleep 0.2
	done
	return 1
}

slurm_stop() {
	[ ${#slurm_pids[@]} = 0 ] || kill "${slurm_pids[@]}" 2>/dev/null
	wait
}
