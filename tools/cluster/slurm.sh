#!/bin/bash
#SBATCH --job-name=roleguide
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --mem=512M
#
# Reports of one shard of a cohort; as a job array of Slurm:
#
#	sbatch --array=1-8 slurm.sh 8 GUIDE ANSWERS OUT KEY
#
# OUT/K gets the reports of shard K. All paths are those of a folder that all nodes see; KEY is there
# already. A shard that failed is submitted again alone, --array=3. That some people can have no
# report fails no shard: the manifest says who and why.
set -eu
n=$1 guide=$2 answers=$3 out=$4 key=$5
shard=$SLURM_ARRAY_TASK_ID
mkdir -p "$out"
"${ROLEGUIDE:-roleguide}" report "$guide" "$answers" -o "$out/$shard/" --key "$key" \
	--shard "$shard/$n" --jobs "${SLURM_CPUS_PER_TASK:-1}" --progress lines ||
	[ $? -eq 4 ]
