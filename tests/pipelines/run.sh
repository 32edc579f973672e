#!/bin/bash
# The files of doc/ci: their shell lines are taken out of them and run against a small repository, with
# stubs for docker, gh, curl and what is pushed to, on a branch that changes a salary.
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
tap_needs git command -v git
tap_needs python3-yaml python3 -c 'import yaml'

# What can be told of them without running: they are read, pinned, and take no more rights than needed.
out=$(python3 - 2>&1 <<'END_OF_PYTHON'
import re, yaml
flow = yaml.safe_load(open("doc/ci/github.yml", encoding="utf-8"))
text = open("doc/ci/github.yml", encoding="utf-8").read()
gitlab = yaml.safe_load(open("doc/ci/gitlab.yml", encoding="utf-8"))
hooks = yaml.safe_load(open(".pre-commit-hooks.yaml", encoding="utf-8"))
print("pinned", all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"])
                    for job in flow["jobs"].values() for step in job["steps"] if "uses" in step))
print("nothing by default", flow["permissions"] == {})
print("rights", [job["permissions"] for job in flow["jobs"].values()])
print("late", all(job["timeout-minutes"] <= 10 for job in flow["jobs"].values()), flow["concurrency"]["cancel-in-progress"])
print("target", "pull_request_target" in text)
# What others write, such as the name of a branch, must not become part of a line of shell.
print("in shell", [step["name"] for job in flow["jobs"].values() for step in job["steps"] if "${{" in step.get("run", "")])
print("gitlab", sorted(set(gitlab) - {"variables", "workflow"}))
print("hooks", [(hook["id"], hook["entry"], hook["language"]) for hook in hooks])
END_OF_PYTHON
)
tap_is "$out" "pinned True
nothing by default True
rights [{'contents': 'read'}, {'contents': 'write', 'pull-requests': 'write'}]
late True True
target False
in shell []
gitlab ['guides', 'note']
hooks [('roleguide-check', 'roleguide check', 'system'), ('roleguide-format', 'roleguide format --write', 'system')]" \
	"actions are pinned, rights are few, and nothing of others stands in a line of shell"

# The repository: main, a branch that changes a salary, and their merge, as GitHub checks it out.
export GIT_CONFIG_GLOBAL=$work/gitconfig HOME=$work GITHUB_WORKSPACE=$work/clone RUNNER_TEMP=$work/runner
export GITHUB_PATH=$work/path GITHUB_OUTPUT=$work/output GITHUB_STEP_SUMMARY=$work/summary
printf '[user]\n\tname = A\n\temail = a@example.org\n[init]\n\tdefaultBranch = main\n' >"$GIT_CONFIG_GLOBAL"
mkdir -p "$work/runner" "$work/bin" "$work/steps" "$work/server/team"
mkdir "$work/clone"
cp -r content/quizzes content/shared content/pictures content/themes "$work/clone"
cp content/pm-vs-tpm.xml "$work/clone/guide.xml"
git init -q --bare "$work/server/team/guides"
(
	cd "$work/clone" && git init -q && git add . && git commit -qm begin && base=$(git rev-parse HEAD) &&
		git switch -qc raise && sed -i 's/high="55000"/high="58000"/' guide.xml && git commit -qam raise &&
		git switch -qc merged "$base" && git merge -q --no-ff -m merge raise
) || tap_ok 1 "the repository"
# docker runs roleguide where the checkout is mounted, and notes how it was called.
cat >"$work/bin/docker" <<'END_OF_STUB'
#!/bin/bash
printf '%s\n' "docker $*" >>"$CALLS"
[ "$1" = run ] || exit 0
while [ "$1" != example/roleguide ]; do
	[ "$1" != --volume ] || cd "${2%:/work}" || exit
	shift
done
exec "$ROLEGUIDE" "${@:2}"
END_OF_STUB
# gh knows the comments of the file $COMMENTS.
cat >"$work/bin/gh" <<'END_OF_STUB'
#!/bin/bash
printf '%s\n' "gh $*" >>"$CALLS"
[[ $* != *--paginate* ]] || cat "$COMMENTS"
END_OF_STUB
printf '#!/bin/bash\nprintf "%%s\\n" "curl $*" >>"$CALLS"\n' >"$work/bin/curl"
printf '#!/bin/bash\n' >"$work/bin/apt-get"
chmod +x "$work/bin/"*
export CALLS=$work/calls COMMENTS=$work/comments PATH=$work/bin:$work/runner/bin:$PATH
: >"$COMMENTS"

python3 tests/pipelines/steps.py github doc/ci/github.yml "$work/steps" vars.ROLEGUIDE_IMAGE=example/roleguide \
	github.server_url="$work/server" github.repository=team/guides github.event.number=7 github.run_id=40 \
	github.run_attempt=1 github.token=secret
tap_is "$?" 0 "the steps of the workflow"
cd "$work/clone" || exit 1
for step in "$work"/steps/[1-4]-*.sh; do
	out=$(bash "$step" 2>&1)
	tap_is "$?" 0 "${step##*/} works"
	[ "$tap_failed" = 0 ] || sed 's/^/# /' <<<"$out"
done
tap_is "$(cat "$GITHUB_OUTPUT")" "differs=true" "the salary is a difference"
tap_match "$(cat "$GITHUB_STEP_SUMMARY")" "<!-- roleguide -->*$work/server/team/guides/raw/roleguide-pr-7/40-1/guide/page-1-*.png*" \
	"the summary shows it, with pictures where they will be"
tap_is "$(cd output && ls -d *)" "comment
faults.sarif
guide-print.pdf
guide.pdf" "what was made is kept"
tap_match "$(grep ' check ' "$CALLS")" \
	"docker run --rm --network none --read-only --tmpfs /tmp --cap-drop ALL * example/roleguide check guide.xml *" \
	"roleguide runs without network and rights"

# The second job, in a folder of its own, with what the first one has left.
mkdir "$work/job"
cp -r output "$work/job/made"
cd "$work/job" || exit 1
out=$(bash "$work"/steps/5-*.sh 2>&1)
tap_is "$?$(sed 's/^/# /' <<<"$out")" "0# ::add-mask::eC1hY2Nlc3MtdG9rZW46c2VjcmV0" "the pictures are pushed, and the token is masked"
pushed=$(git -C "$work/server/team/guides" ls-tree -r --name-only roleguide-pr-7)
wanted=$(grep -o '40-1/[a-z0-9/-]*\.png' "$work/summary" | LC_ALL=C sort -u)
tap_is "$(grep -vxF "$pushed" <<<"$wanted")" "" "each picture of the comment is there"
tap_is "$(grep -v '\.png$' <<<"$pushed")" "" "and nothing but pictures"
bash "$work"/steps/6-*.sh
echo 4711 >"$COMMENTS"
bash "$work"/steps/6-*.sh
tap_is "$(grep -o 'gh api --method.*' "$CALLS")" "gh api --method POST repos/team/guides/issues/7/comments -F body=@made/comment/comment.md --silent
gh api --method PATCH repos/team/guides/issues/comments/4711 -F body=@made/comment/comment.md --silent" \
	"the first time a comment is made, then it is changed"

# The same on GitLab.
rm -rf "$work/clone/output" "$work/steps/"*
cd "$ROOT" || exit 1
python3 tests/pipelines/steps.py gitlab doc/ci/gitlab.yml "$work/steps"
cd "$work/clone" || exit 1
printf '#!/bin/sh\nexec "%s" "$@"\n' "$ROLEGUIDE" >"$work/bin/roleguide"
chmod +x "$work/bin/roleguide"
export CI_MERGE_REQUEST_DIFF_BASE_SHA CI_JOB_URL=https://example.org/job/1 CI_API_V4_URL=https://example.org/api/v4
export CI_PROJECT_ID=3 CI_MERGE_REQUEST_IID=8 ROLEGUIDE_TOKEN=secret
CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse HEAD^1)
for step in "$work"/steps/*.sh; do
	out=$(sh "$step" 2>&1)
	tap_is "$?" 0 "${step##*/} works"
	[ "$tap_failed" = 0 ] || sed 's/^/# /' <<<"$out"
done
tap_match "$(cat output/comment/comment.md)" \
	"*https://example.org/job/1/artifacts/raw/output/comment/guide/page-1-*.png*" "GitLab's note shows pictures too"
tap_match "$(grep ^curl "$CALLS")" \
	"*body@output/comment/comment.md https://example.org/api/v4/projects/3/merge_requests/8/notes" "and is written"

# Hooks of pre-commit get names of files.
roleguide init "$work/new" --quiet
cd "$work/new" || exit 1
out=$(roleguide check guide.xml questionnaire.xml theme.xml 2>&1)
tap_is "$?$out" 0 "what init writes passes the hook that checks"
out=$(roleguide format --write guide.xml questionnaire.xml theme.xml 2>&1)
tap_is "$?$out" 0 "and the one that lays out"
tap_done
