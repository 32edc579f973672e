# shellcheck shell=bash disable=SC2154  # $work is that of tests/tap.bash
# What scripts that ask veraPDF share: . "$ROOT/tests/conformance/tap.bash" behind tests/tap.bash.
vera_folder=${ROLEGUIDE%/*}/vera
vera_jar=$(echo "$vera_folder"/node_modules/@opendataloader/pdf/lib/*.jar)

# has_vera: whether it is there; says so where not.
has_vera() {
	command -v java >/dev/null && [ -e "$vera_folder/Vera.class" ] && [ -e "$vera_jar" ] && return
	echo "# PDF/A and PDF/UA were NOT checked: Java or veraPDF is missing"
	echo "ok $((++tap_n)) - veraPDF # SKIP no Java or no veraPDF here"
	return 1
}

# vera FLAVOUR,FLAVOUR FILE...: a line a file and flavour, "ok ..." or "failed ..."; why in $work/reasons.
vera() {
	local java=/usr/share/java path
	# the JAXB classes that Java no longer has must come first
	path=$java/jaxb-api.jar:$java/jaxb-runtime.jar:$java/jaxb-core.jar
	path=$path:$java/istack-commons-runtime.jar:$java/txw2.jar:$java/javax.activation.jar
	java -cp "$path:$vera_jar:$vera_folder" Vera "$@" 2>>"$work/reasons"
}
