#!/bin/bash
# The same bytes whatever built the program and wherever it runs: guides, reports, a cohort, a file of
# many, a booklet, forms in every profile, made under one condition after the other and compared with
# what the program at hand makes without any. Prints a row a condition and "N differences"; the exit
# status is 1 unless N is 0.
# SAMPLE=1: some of the files, and no other builds. BUILDS="gcc:-O0 clang:-O3 ...": these builds alone.
# PLANT=1: a condition that does change files, as a proof that it would be seen.
set -u
: "${ROOT:?}" "${ROLEGUIDE:?}"
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH ROLEGUIDE_CACHES
export LC_ALL=C TZ=UTC
export ROLEGUIDE_DATA=$ROOT/content
content=$ROOT/content
cd "$work" || exit 1
printf '%064d\n' 7 >key
# characters that the system is asked for
printf '\360\221\274\204 \360\237\253\250' >odd
sed "s|<name[^<]*</name>|<name>$(<odd)</name>|" "$ROOT/content/answers/balanced.xml" >odd.xml
people=()
for file in "$ROOT"/content/answers/{strong-pm,german,hebrew,balanced,too-few}.xml; do
	[ -n "${SAMPLE-}" ] && [ ${#people[@]} = 3 ] && break
	people+=("$file")
	if [ -z "${SAMPLE-}" ]; then # enough that other workers have some
		for n in 1 2 3; do
			sed "s/ id=\"p[^\"]*\"/&/; s/<person id=\"[^\"]*\"/<person id=\"${file##*/}$n\"/" "$file" >"$n${file##*/}"
			people+=("$work/$n${file##*/}")
		done
	fi
done
if [ -n "${SAMPLE-}" ]; then
	profiles=screen,print
else
	profiles=screen,screen2,print,print-x1a,archive
fi

# make_all FOLDER: all files, by $program, with $jobs workers and the files of $content.
make_all() {
	local guide=$content/pm-vs-tpm.xml report=("$content/pm-vs-tpm.xml" "${people[0]}") profile
	mkdir -p "$1" && {
		"$program" guide "$guide" --profile "$profiles" -o "$1/guide/"
		"$program" form "$guide" -o "$1/form.pdf"
		"$program" report "${report[@]}" -o "$1/report.pdf" --attach
		"$program" report "$guide" "${people[@]}" -o "$1/cohort/" --key key --jobs "$jobs"
		"$program" report "$guide" odd.xml -q -o "$1/odd.pdf"
		[ -n "${SAMPLE-}" ] && return
		"$program" guide "$guide" --profile print --booklet --paper a5 -o "$1/booklet.pdf"
		for profile in ${profiles//,/ }; do
			"$program" form "$guide" --profile "$profile" -o "$1/form-$profile.pdf"
			"$program" report "${report[@]}" --profile "$profile" -o "$1/report-$profile.pdf"
			"$program" report "$guide" "${people[@]}" --profile "$profile" --key key \
				--merge "$1/merged-$profile.pdf" --jobs "$jobs"
		done
		"$program" report "$guide" "${people[@]}" --profile vt --key key --merge "$1/vt.pdf" --jobs "$jobs"
		"$program" guide "$content/five-roles.xml" --paper letter,a5 -o "$1/guide/"
		"$program" guide "$content/pm-vs-tpm.he.xml" --profile screen,archive --with-form -o "$1/guide/"
		"$program" form "$guide" --html -o "$1/form.html"
	} >>said 2>&1
}
sums() { (cd "$1" && find . -type f -exec sha256sum {} + | sort -k 2); }

ndifferences=0
# under NAME [VARIABLE=VALUE | COMMAND]...: a row: all is made so, and held against $wanted.
wanted=plain
under() {
	local n files
	rm -rf made
	: >said
	(
		for word in "${@:2}"; do
			eval "$word" 2>/dev/null # of locales the shell knows nothing
		done
		make_all made
	)
	n=$(diff <(sums $wanted) <(sums made) | grep '^[<>]' | awk '{ print $3 }' | sort -u | tee differing | wc -l)
	files=$(find made -type f 2>/dev/null | wc -l)
	[ "$files" -gt 0 ] || n=$((n + 1))
	printf '%-52s %6d %12d\n' "$1" "$files" "$n"
	[ "$n" = 0 ] || sed 's/^/    /' differing said | head -n 12
	ndifferences=$((ndifferences + n))
}

# fonts_in NAME FOLDER...: settings of fontconfig with these folders in this order.
fonts_in() {
	{
		printf '<?xml version="1.0"?><fontconfig><cachedir>%s/cache-%s</cachedir>' "$work" "$1"
		printf '<dir>%s</dir>' "${@:2}"
		echo '</fontconfig>'
	} >"fonts-$1.conf"
}
mapfile -t folders < <(find /usr/share/fonts -mindepth 2 -maxdepth 2 -type d | LC_ALL=C sort)
mapfile -t back < <(printf '%s\n' "${folders[@]}" | tac)
fonts_in forward "${folders[@]}"
fonts_in back "${back[@]}"
mkdir none
fonts_in none "$work/none"

program=$ROLEGUIDE jobs=2
: >said
make_all plain
printf '%-52s %6s %12s\n' condition files differences
mkdir locales
locale=C.utf8
localedef -i tr_TR -f UTF-8 "$work/locales/tr_TR.UTF-8" >/dev/null 2>&1 && locale=tr_TR.UTF-8
cp -r "$ROOT/content" "$ROOT/fonts" .
elsewhere=('content=content ROLEGUIDE_DATA=content')
place=("export LOCPATH=$work/locales" "LC_ALL=$locale" TZ=Asia/Kathmandu 'export LANG=tr_TR LANGUAGE=tr')
alone=('umask 077' 'unset HOME' 'taskset -p 1 $BASHPID >/dev/null')
if [ -n "${SAMPLE-}" ]; then
	under '4 workers, other time, language, rights; no fonts' jobs=4 "${place[@]}" "${alone[@]}" \
		"export FONTCONFIG_FILE=$work/fonts-none.conf"
	under 'another folder, fonts in another order' "${elsewhere[@]}" \
		"export FONTCONFIG_FILE=$work/fonts-back.conf"
else
	under 'once more'
	for n in 1 4; do under "--jobs $n" "jobs=$n"; done
	under "TZ=Asia/Kathmandu LC_ALL=$locale" "${place[@]}"
	under 'TZ=America/St_Johns' TZ=America/St_Johns
	under 'umask 077, no HOME, one processor' "${alone[@]}"
	under 'umask 000' 'umask 000'
	under 'another folder' "${elsewhere[@]}"
	for order in forward back none; do
		under "fonts of the system: $order" "export FONTCONFIG_FILE=$work/fonts-$order.conf"
	done
fi
[ -z "${PLANT-}" ] || under 'planted: SOURCE_DATE_EPOCH=5' 'export SOURCE_DATE_EPOCH=5'
if [ -z "${SAMPLE-}" ]; then
	for caches in off small; do under "caches $caches" "export ROLEGUIDE_CACHES=$caches"; done
	wanted=dated
	(
		export SOURCE_DATE_EPOCH=1700000000
		make_all dated
	)
	for zone in UTC Pacific/Auckland; do
		under "SOURCE_DATE_EPOCH=1700000000 TZ=$zone" 'export SOURCE_DATE_EPOCH=1700000000' "TZ=$zone"
	done
	wanted=plain
	for build in ${BUILDS-gcc:-O0 gcc:-O3 gcc:-O2,-flto=auto clang:-O0 clang:-O2 clang:-O3 clang:-O2,-flto}; do
		flags=${build#*:}
		folder=$BUILD-repro/${build//[:,=]/}
		if make -C "$ROOT" -j"$(nproc)" CC="${build%%:*}" BUILD="$folder" CFLAGS="${flags//,/ } -Wno-cpp" \
			LDFLAGS="$(grep -o -- '-flto[^,]*' <<<"$flags")" >built 2>&1; then
			under "${build%%:*} ${flags//,/ }" "program=$(cd "$ROOT" && realpath "$folder")/roleguide"
		else
			printf '%-52s %6s %12s\n' "${build%%:*} ${flags//,/ }" - 'not built'
			tail -n 5 built
			ndifferences=$((ndifferences + 1))
		fi
	done
fi
echo "$ndifferences differences"
[ "$ndifferences" = 0 ]
