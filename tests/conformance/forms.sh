#!/bin/bash
# SurveyJS's own library with forms of ours: it has nothing to complain about, asks what the
# questionnaire asks, and what it hands over is read without a word.
# make conformance puts the library into the build folder first.
set -u
. "$ROOT/tests/tap.bash"
survey=${ROLEGUIDE%/*}/survey
export PYTHONDONTWRITEBYTECODE=1
[ -e "$survey/node_modules/survey-core" ] || {
	tap_skip "npm (make conformance does the rest)" "forms in SurveyJS"
	tap_done
}
cd "$work" || exit 1

# answered GUIDE QUIZ
answered() {
	local name=${1##*/}
	"$ROLEGUIDE" export-quiz "$1" --for surveyjs -q -o form.json
	node "$ROOT/tests/conformance/survey.js" "$survey" form.json 300 >asked 2>said
	tap_ok $? "SurveyJS: 300 people fill in the form of $name"
	sed 's/^/# /' said
	python3 "$ROOT/tests/forms/conditions.py" asked "$2" asked >out
	tap_ok $? "SurveyJS: they are asked what the questionnaire asks"
	tail -n 5 out | sed 's/^/# /'
	python3 -c 'import json, sys; print(json.dumps([json.loads(line)["data"] for line in sys.stdin]))' \
		<asked >answers.json
	tap_is "$("$ROLEGUIDE" check "$1" answers.json -q 2>&1)" "" "SurveyJS: what it hands over is read"
}

answered "$ROOT/content/pm-vs-tpm.xml" "$ROOT/content/quizzes/pm-vs-tpm.xml"
answered "$ROOT/tests/forms/small.xml" "$ROOT/tests/forms/small-quiz.xml"
tap_done
