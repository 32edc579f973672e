#!/bin/bash
# A job array of Slurm, on a cluster that is this machine: the same files as one machine makes.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/cluster/cohort.bash"
. "$ROOT/tests/cluster/slurm.bash"
tap_needs "slurm-wlm munge" command -v slurmctld slurmd munged sbatch
cluster_cohort
trap 'slurm_stop; rm -rf "$work"' EXIT
slurm_start
tap_ok $? "a cluster of one machine comes up" || exit

mkdir bin
printf '#!/bin/sh\nexec "%s" "$@" --dates mdy\n' "$ROLEGUIDE" >bin/roleguide
chmod +x bin/roleguide
ROLEGUIDE=$PWD/bin/roleguide sbatch --wait --array=1-4 --cpus-per-task=1 --output="$PWD/log.%a" \
	"$ROOT/tools/cluster/slurm.sh" 4 "$guide" people.csv slurm key >submitted 2>&1
tap_ok $? "a job array of four shards"
sed 's/^/# /' submitted log.* | head -n 20
cluster_is_same slurm "Slurm"
# A shard whose machine failed is submitted again, alone: it makes what is missing.
rm -f "$(find slurm/3 -name '*.pdf' | head -n 1)"
ROLEGUIDE=$PWD/bin/roleguide sbatch --wait --array=3 --cpus-per-task=1 --output="$PWD/log.%a" \
	"$ROOT/tools/cluster/slurm.sh" 4 "$guide" people.csv slurm key >submitted 2>&1
tap_ok $? "one shard of them again"
cluster_is_same slurm "Slurm, again"
tap_done
