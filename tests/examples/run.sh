#!/bin/bash
# Runs every command line that README.md, the man page and --help show, in a copy of the tree.
# README.md shows them in blocks that begin with ```sh; a block runs as one script.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
tree=$work/tree
mkdir "$tree"
cp -a "$ROOT"/{Makefile,src,content,fonts,doc,tests,tools} "$ROOT"/*.md "$tree/"
mkdir -p "$work/bin"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$ROLEGUIDE" >"$work/bin/roleguide"
chmod +x "$work/bin/roleguide"
export PATH=$work/bin:$PATH

# What is built is taken as it is: make finds nothing to do in the copy but the guides.
built=$(dirname "$ROLEGUIDE")
ln -s "$built" "$tree/build"
case ${BUILD-build} in
/* | build) ;;
*) ln -s "$built" "$tree/$BUILD" ;;
esac

# Lines that need a network, a screen, or this test itself. Everything else must run.
left_out='^(git clone |cd roleguide$|make (test|lint|sanitize|valgrind|conformance|bench|clean)\b|xdg-open |sudo )'

# run_block NAME < script
run_block() {
	local script skipped status
	script=$(cat)
	skipped=$(grep -E "$left_out" <<<"$script")
	[ -z "$skipped" ] || sed 's/^/# left out: /' <<<"$skipped"
	script=$(grep -vE "$left_out" <<<"$script")
	[ -n "${script//[$' \t\n']/}" ] || return
	(cd "$tree" && PREFIX=$work/usr bash -eu -o pipefail -c "$script") >"$work/log" 2>&1
	status=$?
	tap_ok $status "$1: $(tr '\n' ';' <<<"$script" | cut -c 1-100)"
	[ $status = 0 ] || sed 's/^/# /' "$work/log" | tail -n 20
}

# Blocks of FILE between a line START and a line END, each to a file of its own.
blocks() {
	rm -f "$work"/block.*
	awk -v start="$2" -v end="$3" -v to="$work/block." '
		$0 ~ end { open = 0 }
		open { print > file }
		$0 ~ start { n++; open = 1; file = sprintf("%s%03d", to, n); printf "" > file }' "$1"
	ls "$work"/block.* 2>/dev/null
}

n=0
for page in "$ROOT"/README.md "$ROOT"/doc/*.md; do
	[ -e "$page" ] || continue
	for block in $(blocks "$page" '^```sh$' '^```$'); do
		n=$((n + 1))
		run_block "${page##*/}" <"$block"
	done
done
tap_ok $((n == 0)) "README.md shows commands"

# The first change that README.md proposes, and the slip that it shows.
edited=$tree/content/pm-vs-tpm.xml
sed -n '/^```xml$/,/^```$/p' "$ROOT/README.md" | sed '/^```/d' >"$work/change"
[ "$(wc -l <"$work/change")" = 5 ]
tap_ok $? "README.md: a first change is five lines"
awk -v change="$work/change" '
	BEGIN { getline first < change }
	$0 == first { print; while ((getline line < change) > 0) print line; skips = 1 }
	!skips { print }
	/<\/dimension>/ { skips = 0 }' "$ROOT/content/pm-vs-tpm.xml" >"$edited"
"$ROLEGUIDE" guide "$edited" -o "$work/changed.pdf" &&
	[[ $(pdftotext -layout "$work/changed.pdf" -) == *"$(sed -n 's/.*<name>\(.*\)<.*/\1/p' "$work/change")"* ]]
tap_ok $? "README.md: with it the guide has a new row"
tap_is "$(pdfinfo "$work/changed.pdf" | sed -n 's/^Pages: *//p')" 2 "README.md: and still two pages"
slip=$(grep '^    content/.*: \(error\|hint\): ' "$ROOT/README.md" | sed 's/^ *//')
line=$(head -n 1 <<<"$slip" | cut -d : -f 2)
sed "${line}s/tpm/tmp/" "$ROOT/content/pm-vs-tpm.xml" >"$edited"
tap_is "$(cd "$tree" && "$ROLEGUIDE" check content/pm-vs-tpm.xml 2>&1)" "$slip" \
	"README.md: a slip gets these lines"
cp "$ROOT/content/pm-vs-tpm.xml" "$edited"

run_block "installed" <<<"make install PREFIX=$work/usr"
(unset ROLEGUIDE_DATA && cd "$work" &&
	usr/bin/roleguide guide "$ROOT/content/pm-vs-tpm.xml" -o installed.pdf) && [ -s "$work/installed.pdf" ]
tap_ok $? "installed: the program finds its data"
(unset ROLEGUIDE_DATA && cd "$work" && usr/bin/roleguide form "$ROOT/content/pm-vs-tpm.xml" --html -o installed.html)
tap_ok $? "installed: the page that asks has its script"
(. "$work/usr/share/bash-completion/completions/roleguide" && complete -p roleguide) >/dev/null &&
	[ -s "$work/usr/share/zsh/site-functions/_roleguide" ] &&
	[ -s "$work/usr/share/fish/vendor_completions.d/roleguide.fish" ]
tap_ok $? "installed: completion lies where shells look"
(unset ROLEGUIDE_DATA && cd "$work" && usr/bin/roleguide init started -q && usr/bin/roleguide check started/guide.xml)
tap_ok $? "installed: a guide can be started"
cmp -s "$work/usr/share/man/man1/roleguide.1" "$ROOT/doc/roleguide.1"
tap_ok $? "installed: the man page lies where man looks"

sed -n '/^\.Sh EXAMPLES/,/^\.Sh DIAGNOSTICS/p' "$ROOT/doc/roleguide.1" >"$work/examples"
for block in $(blocks "$work/examples" '^\.Bd' '^\.Ed'); do
	while read -r line; do
		run_block "man page" <<<"$line"
	done <"$block"
done

for command in "" guide check; do
	# shellcheck disable=SC2086
	"$ROLEGUIDE" $command --help | sed -n 's/^ *\$ //p' >"$work/lines"
	[ -s "$work/lines" ]
	tap_ok $? "roleguide $command --help has an example"
	while read -r line; do
		run_block "$command --help" <<<"$line"
	done <"$work/lines"
done
tap_done
