#!/bin/bash
# What a developer types: targets work on a machine that has nothing yet, and a slip is told.
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
unset MAKEFLAGS MFLAGS MAKELEVEL T

# A machine without our libraries.
mkdir "$work/bin"
printf '#!/bin/sh\necho "Package $2 was not found" >&2\nexit 1\n' >"$work/bin/pkg-config"
chmod +x "$work/bin/pkg-config"
bare() {
	PATH=$work/bin:$PATH BUILD=$work/bare make "$@" 2>&1
}

out=$(bare help)
tap_match "$out" 'make guide *' "without libraries there is help"
out=$(bare -n guide)
tap_match "$out" 'tools/deps.sh build guide*' "without libraries make guide begins by installing them"
out=$(bare all)
tap_match "$out" 'Package libxml-2.0 was not found
libraries are missing: make guide installs them and builds*' "without libraries make tells what is missing"

# A name that no test has.
out=$(make check T="cli slip" 2>&1)
[ $? = 2 ]
tap_ok $? "a test that is not there fails at once"
tap_match "$out" 'no test is called "slip"; these can be asked for, the nearest first:
cli fit *unit/test_len*unit/test_locale*' "the tests that there are come with it, the nearest first"
out=$(make golden T=unit/test_scores 2>&1)
tap_match "$out" 'no test is called "unit/test_scores"*unit/test_shape*' "only tests with goldens can be asked for goldens"
tap_match "$(make -n check T='cli unit/test_len' 2>&1)" \
	'*tests/run *building tests/cli/run.sh build*/unit/test_len' "tests that are there are run"

# A release is built with gcc, which is said before anything is built.
out=$(make "$work/none-release/roleguide" BUILD="$work/none" CC=true 2>&1)
[ $? = 2 ] && [ ! -e "$work/none-release" ]
tap_ok $? "a release with another compiler fails at once"
tap_match "$out" '*a release is built with gcc: make release CC=gcc*' "it says which one it takes"

# What editors read.
out=$(python3 - "$BUILD/compile_commands.json" 2>&1 <<'END'
import glob, json, subprocess, sys
said = {entry["file"]: entry for entry in json.load(open(sys.argv[1]))}
for file in glob.glob("src/**/*.c", recursive=True) + glob.glob("tests/unit/*.c"):
    if file not in said:
        print(file, "is not there")
for file in "src/main.c", "src/look/picture.c", "tests/unit/test_len.c":
    if subprocess.run(said[file]["command"].split() + ["-fsyntax-only"]).returncode:
        print(file, "does not compile")
END
)
tap_is "$out" "" "compile_commands.json names each source, with a command that compiles it"

# A tree whose figures can be counted by hand.
tap_needs universal-ctags ctags --version
mkdir -p "$work/tree/src/a" "$work/tree/src/b"
printf 'may.a := b\nmay.b := a/one.h\n' >"$work/tree/src/walls.mk"
printf '/* Two. */\nint one(int a, int (*b)(int, int));\nint two(void);\n' >"$work/tree/src/a/one.h"
cat >"$work/tree/src/a/one.c" <<'END'
/* One "calls" two(), and /" is no text. */
static int once(void)
{
	return 1; /* behind code */
}

int one(int a, int (*b)(int, int))
{
	return once() + two() + b(a, '"');
}
END
printf 'int two(void)\n{\n\treturn one(1, 0);\n}\n' >"$work/tree/src/b/two.c"
out=$(tools/figures.py "$work/tree" 2>&1)
for wanted in 'files, lines                    3, 17' \
	'functions, in 1,000 lines       3, 176' 'length: median, mean, 90 %      4, 4.0, 4' \
	'parameters: mean, over 5, most  0.67, 0.0 %, 2' 'comment lines, behind code      11.8 %, 1' \
	'statics called once             100.0 % (1 of 1)' '  a/one.h: one, two' \
	'  b: two' '  b: a/one.h' 'circles: 1' '    a/one.c calls two of b/two.c' \
	'    b/two.c calls one of a/one.c'; do
	grep -qFx -- "$wanted" <<<"$out"
	tap_ok $? "figures: $wanted"
done
[ $tap_failed = 0 ] || sed 's/^/# /' <<<"$out"
tap_done
