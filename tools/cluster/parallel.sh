#!/bin/bash
# Reports of a cohort on several machines, by GNU Parallel over ssh:
#
#	parallel.sh HOSTS N GUIDE ANSWERS OUT KEY
#
# HOSTS is a file with a machine a line, as --sshloginfile wants it ("ada.example", "2/ada.example":
# two shards at a time there); N is into how many shards the cohort is cut, some for each machine.
# OUT/K gets the reports of shard K. All paths are those of a folder that all machines see; KEY is
# there already. Options for ssh stand in $PARALLEL_SSH, as parallel has it. That some people can have
# no report fails no shard: the manifest says who and why.
set -eu
hosts=$1 n=$2 out=$5
guide=$(realpath "$3") answers=$(realpath "$4") key=$(realpath "$6")
mkdir -p "$out"
out=$(realpath "$out")
seq "$n" | parallel --sshloginfile "$hosts" --retries 3 --quote \
	sh -c '"$@" || [ $? -eq 4 ]' sh \
	"${ROLEGUIDE:-roleguide}" report "$guide" "$answers" -o "$out/{}/" --key "$key" \
	--shard "{}/$n" --progress lines
