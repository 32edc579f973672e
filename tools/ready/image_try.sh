#!/bin/sh
# What tools/ready/image_check.sh runs, within the image and outside: files of all kinds and languages, from
# the examples of this folder.
set -eu
sh ./installed
to=$AUTOPKGTEST_ARTIFACTS
for lang in en de he ar; do
	roleguide report pm-vs-tpm.xml answers/strong-pm.xml --quiet --lang $lang -o "$to/report-$lang.pdf"
	sed "s/ xml:lang=\"en-GB\"/ xml:lang=\"$lang\"/" pm-vs-tpm.xml >"$to/$lang.xml"
done
cp -r quizzes shared pictures "$to"
for lang in de he ar; do
	roleguide guide "$to/$lang.xml" --quiet -o "$to/guide-$lang.pdf" || echo "status $?"
done
for answers in answers/*.xml answers/one-person.*; do
	name=${answers##*/}
	roleguide report pm-vs-tpm.xml "$answers" --quiet -o "$to/answers-${name%.*}.pdf"
done
roleguide report pm-vs-tpm.xml "$to/form.pdf" -o "$to/empty.pdf" || echo "status $?"
roleguide columns pm-vs-tpm.xml answers/workshop.csv
# A repository of its own, for the difference that a pull request shows.
repository=$to/repository
git init -q --template= "$repository"
cp -r quizzes shared pictures "$repository"
cp pm-vs-tpm.xml "$repository"
cd "$repository"
git add .
git -c user.name=a -c user.email=a@example.org commit -qm begin
sed -i 's/high="55000"/high="58000"/' pm-vs-tpm.xml
TMPDIR=$to roleguide diff --git HEAD pm-vs-tpm.xml -o "$to/comment/" || echo "status $?"
cd ..
rm -rf "$repository"
