# shellcheck shell=bash disable=SC2154  # $work is that of tests/tap.bash
# What pages and files say must be true: . "$ROOT/tests/truth.bash" behind tests/tap.bash.

# announced FILE: the messages that comments of an XML file expect, <!-- error: ... -->, as roleguide
# prints them.
announced() {
	awk -v file="$1" '{
		while (match($0, /<!-- (error|warning|hint): /)) {
			$0 = substr($0, RSTART + 5)
			end = index($0, " -->")
			if (!end)
				break
			print file ":" NR ": " substr($0, 1, end - 1)
			$0 = substr($0, end + 4)
		}
	}' "$1"
}

# take_page NAME SCHEMA: the page doc/NAME.md, and the schema it is about, are looked at from here on;
# $examples is a folder with its examples, NUMBER.KIND each; those without a kind are .txt.
take_page() {
	page=doc/$1.md
	schema=$ROOT/content/schema/$2.rng
	examples=$work/examples/$1
	mkdir -p "$examples"
	awk -v to="$examples" '
		/^```/ {
			is_open = !is_open
			kind = $0 == "```" ? "txt" : substr($0, 4)
			file = is_open ? sprintf("%s/%02d.%s", to, ++n, kind) : ""
			next
		}
		file { print > file }' "$ROOT/$page"
}

# names KIND...: the names of the schema of these kinds: element (as <NAME>), attribute, value.
names() {
	local kind
	for kind in "$@"; do
		case $kind in
		element) sed -n 's/.*<element name="\([^"]*\)".*/<\1>/p' "$schema" ;;
		attribute) sed -n 's/.*<attribute name="\([^"]*\)".*/\1/p' "$schema" ;;
		value) sed -n 's/.*<value>\([^<]*\)<.*/\1/p' "$schema" ;;
		esac
	done | sort -u
}

# explained: the names that the page explains: `NAME`, and what stands in `<ELEMENT ATTRIBUTE="VALUE">`.
explained() {
	grep -v '^```' "$ROOT/$page" | grep -o '`[^`]*`' | tr -d '`' | awk '
		{ print }
		match($0, /^<[a-z][a-z-]*/) { print substr($0, 1, RLENGTH) ">" }
		{
			while (match($0, /(^| )[a-z:-]+="[^"]*"/)) {
				split(substr($0, RSTART, RLENGTH), pair, /[ ="]+/)
				print pair[1] ? pair[1] : pair[2]
				print pair[1] ? pair[2] : pair[3]
				$0 = substr($0, RSTART + RLENGTH)
			}
		}' | sort -u
}

# page_explains KIND...: the page explains every name of these kinds.
page_explains() {
	local name
	explained >"$work/explained"
	while read -r name; do
		grep -qxF "$name" "$work/explained"
		tap_ok $? "$page explains $name"
	done < <(names "$@")
}

# page_shows KIND...: an example of the page has each of these names.
page_shows() {
	local name pattern
	while read -r name; do
		case $name in
		'<'*) pattern="${name%>}[ />]" ;;
		*) pattern=" $name=" ;;
		esac
		cat "$examples"/*.xml | grep -q "$pattern"
		tap_ok $? "$page shows $name"
	done < <(names "$@")
}

# page_explains_no_other: the first column of the page's tables has names of the schema alone.
page_explains_no_other() {
	tap_is "$(sed -n 's/^| \(`[^|]*\) |.*/\1/p' "$ROOT/$page" | grep -o '`[^`]*`' | tr -d '`' | sort -u |
		grep -vxFf <(names element attribute value))" "" "$page explains no name that there is not"
}

# page_examples_are_valid: by the schema, each as a part of a file.
page_examples_are_valid() {
	local example element
	for example in "$examples"/*.xml; do
		element=$(sed -n 's/^<\([a-z][a-z-]*\).*/\1/p' "$example" | head -n 1)
		sed "/<start>/,/<\/start>/s/<ref name=\"[a-z]*\"/<ref name=\"$element\"/" "$schema" \
			>"$work/start.rng"
		xmllint --noout --relaxng "$work/start.rng" "$example" >"$work/log" 2>&1
		tap_ok $? "$page: the example of <$element> is valid"
	done
}
