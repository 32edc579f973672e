# Makes the themes of changes.txt and checks them. Run by run.sh inside an empty folder.

# Reads changes.txt: NAME.xml is the changed theme, NAME.other what its "!" lines say.
make_themes() {
	awk -v theme="$ROOT/content/themes/handout.xml" '
		function finish(   i, line, out) {
			if (name == "")
				return
			out = name ".xml"
			while ((getline line <theme) > 0) {
				for (i = 1; i <= n; i++)
					if (!done[i] && index(line, taken_out[i])) {
						done[i] = 1
						line = put_in[i]
						break
					}
				print line >out
			}
			close(theme)
			close(out)
			for (i = 1; i <= n; i++)
				if (!done[i])
					print "no line has: " taken_out[i] >(name ".other")
			name = ""
			n = 0
			split("", done)
			split("", put_in)
		}
		/^= / { finish(); name = substr($0, 3) }
		/^- / { taken_out[++n] = substr($0, 3) }
		/^\+ / { put_in[n] = put_in[n] (put_in[n] == "" ? "" : "\n") substr($0, 3) }
		/^! / { print substr($0, 3) >(name ".other") }
		END { finish() }' "$here/theme/changes.txt"
}

# NAME.expect from the comments and from NAME.other, whose lines tell their place by a part of it.
make_expectation() {
	local part rest line
	announced "$1.xml" | sed "s|^$1.xml:||" >"$1.expect.new"
	[ -e "$1.other" ] && while IFS= read -r line; do
		part=${line%%: *}
		rest=${line#*: }
		echo "$(grep -nF -- "$part" "$1.xml" | head -n 1 | cut -d: -f1): $rest"
	done <"$1.other" >>"$1.expect.new"
	mv "$1.expect.new" "$1.expect"
}

make_themes
for theme in *.xml; do
	make_expectation "${theme%.xml}"
	cmp -s "$theme" "$ROOT/content/themes/handout.xml"
	tap_is $? 1 "theme/${theme%.xml}: the change was made"
	check "$theme" "theme/${theme%.xml}"
done
