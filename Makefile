# make guide          install what is missing, build, write the guides of content/ into output/, for
#                     the screen and for the press
# make report         the same for personal reports of the sample answers, into output/reports/
# make test           install what is missing, build, run every test (T="cli unit/test_len": these)
# make check          the same; installs nothing
# make quick          build, and run what says most in 20 seconds: units, dumps, walls, style
# make golden         write anew what tests want to see (T="guide quiz": of these), and show what changed
# make                build the program, build/roleguide; installs nothing
# make layers         check the walls between the folders of src
# make hostile        files that ask too much of the machine, or mean harm, with their limits
# make fuzz           random input for each reader; SECONDS=3600 goes on for longer
# make lint           static analysis and style
# make sanitize       every test under AddressSanitizer and UndefinedBehaviorSanitizer
# make faults         allocations and system calls that fail, one a run, all of them
# make valgrind       the unit tests and the guides under valgrind
# make conformance    every guide, theme and paper through veraPDF; all plates of press files; a form
#                     in SurveyJS
# make browser        the page that asks, in Chromium: 50 people or N=COUNT of each questionnaire
# make filled         forms of PDF filled in by 200 people or N=COUNT in each of five other programs, from
#                     SEED on, and read back
# make screen2        files of PDF 2.0 through veraPDF as PDF/A-4f, PDF/UA-2 and Well-Tagged PDF, and 200
#                     random guides, or N=COUNT, from FIRST=SEED on
# make conformance-cohort   reports of 200 random people, or PEOPLE=COUNT, and files of all of them,
#                     through veraPDF
# make mutants       the program broken on purpose, and how much of that the tests notice
# make sums           the pages of 3000 reports on made-up people added up again
# make random         words in, words out: random guides, 500 or N=COUNT, from FIRST=SEED on
# make overlaps       nothing over another: random guides laid out, 500 or N=COUNT, from FIRST=SEED
# make pages          heads left behind, runts, empty pages and the like, counted: random guides on three
#                     papers, 300 or N=COUNT, from FIRST=SEED on
# make forms          forms of other tools, filled in by 200 people or N=COUNT, read again
# make scans          sheets of 24 people, or N=COUNT, from SEED on, printed, filled in, distorted as by
#                     scanners, copiers and phones, and read
# make exports        exports of other tools of 200 people or N=COUNT, from SEED on, read again;
#                     200000 cells of several options or CELLS=COUNT
# make kills          a cohort killed at 50 moments or N=COUNT: nothing in part, and made whole again
# make same           1000 random people or PEOPLE=COUNT, from SEED on: the same bytes for each alone,
#                     anywhere among others, in shards, with or without caches, in three profiles
# make repro          the same bytes whatever compiler, optimisation, workers, time zone, locale, folder,
#                     rights and order of fonts: a table; BUILDS="clang:-O3 gcc:-O0": these builds alone
# make cluster        a cohort over Slurm, GNU Parallel and the pods of Kubernetes: the same bytes
# make sweep          every character of every font of the catalogue, set and read back
# make figures        how long functions and files are, and what goes around in circles
# make bench          time and memory of a run
# make pictures       the pictures of README.md anew, from real output
# make reference      doc/elements.md anew, every element of a guide, from the schema
# make manual         the same as a page with examples and a picture of each element, in output/manual/
# make release        the program for many runs, build-release/roleguide: compiled as one, for what trial
#                     runs do most, which takes twice as long and saves a tenth of their work
# make install        to PREFIX, /usr/local unless set; RELEASE=1: what make release makes
# make dist           the sources as one file that builds without git, in OUTPUT, output unless set
# make dist-check     that it does, and that the same sources give the same bytes
# make deb            packages for Debian 12, in OUTPUT
# make deb-check      these before lintian, and at work in a clean Debian; as root
# make image          the root of an image for containers, under 100 MB, and a file for docker load;
#                     WITH="git scan" for what reads scans besides
# make image-check    that root at work, without network, HOME and a root to write to; as root;
#                     DOCKERFILE=1: the steps of doc/ci/Dockerfile in a clean Debian make the same
# make clean          remove build/ and output/
#
# BUILD=DIR builds elsewhere, DEBUG=1 for debugging, V=1 shows commands, ONLY="base text" builds
# these folders of src alone.

BUILD ?= build
OUTPUT ?= output
CONTENT ?= content
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
CC := $(if $(filter default,$(origin CC)),gcc,$(CC))
MAKEFLAGS += --no-print-directory --no-builtin-rules

include src/walls.mk

warnings := -Wall -Wextra -Wpedantic -Wshadow -Wswitch-enum -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla
optimise := $(if $(DEBUG),-O1 -g,-O2 -DNDEBUG -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
CFLAGS ?=
all_cflags := -std=c17 -D_POSIX_C_SOURCE=200809L $(warnings) $(optimise) $(CFLAGS)

# --- What there is -------------------------------------------------------------------------------

folders := $(if $(ONLY),$(ONLY),$(patsubst may.%,%,$(filter-out may.main.c may.roleguide.h,$(filter may.%,$(.VARIABLES)))))
sources := $(sort $(wildcard $(addprefix src/,$(addsuffix /*.c,$(folders)))))
# The codes of messages and their pages as C.
codes := $(if $(filter tell,$(folders)),$(BUILD)/made/code_table.c)
objects := $(sources:src/%.c=$(BUILD)/obj/%.o) $(codes:$(BUILD)/made/%.c=$(BUILD)/obj/tell/%.o)
library := $(BUILD)/libroleguide.a
program := $(BUILD)/roleguide
units := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
helpers := $(addprefix $(BUILD)/,tree_text layouts)

export BUILD
.PHONY: all units help
all: $(program) $(BUILD)/compile_commands.json
units: $(units) $(helpers)

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

# --- Foreign libraries ---------------------------------------------------------------------------

# pkg-config does not know these; all others it is asked for once, into a makefile. Where it does not
# know one of them there is no such file: a fresh machine has none, and make guide installs them.
libs.libharu := -lhpdf
libs.sanitizer :=
asked := $(filter-out libharu sanitizer,$(foreign))

$(BUILD)/foreign.mk: src/walls.mk
	@mkdir -p $(@D)
	@(for library in $(asked); do \
		cflags=$$(pkg-config --cflags $$library) && libs=$$(pkg-config --libs $$library) && \
		echo "cflags.$$library := $$cflags" | sed 's/-I/-isystem /g' && \
		echo "libs.$$library := $$libs" || exit; \
	done) >$@ 2>$(BUILD)/foreign.log || rm $@

-include $(BUILD)/foreign.mk

foreign_libs = $(foreach library,$(filter-out $(opened),$(foreign)),$(libs.$(library))) -lm
# At each start the dynamic linker looks some 7000 names up for ICU and its libstdc++, in one library
# after the other: these come first.
first_libs = -Wl,--no-as-needed $(wildcard $(shell $(CC) -print-file-name=libstdc++.so.6)) -Wl,--as-needed \
	$(libs.icu-i18n) $(libs.icu-uc) -lc
# What our results are compared with, by tests alone.
unit_libs := -lhyphen
# The flags for the file $1, named from src on.
foreign_cflags = $(foreach library,$(foreign),$(if $(filter $(files.$(library)),$1),$(cflags.$(library))))

# --- Walls: each folder sees an include path that holds what it may include, and nothing else ----

# Fills $(BUILD)/inc/$1 with links to the folder's own headers and to those of may.$1.
define link_walls
rm -rf $(BUILD)/inc/$1
mkdir -p $(BUILD)/inc/$1
$(foreach part,$(filter-out main.c,$1) $(may.$1),mkdir -p $(dir $(BUILD)/inc/$1/$(part)) && \
	ln -s $(abspath src)/$(part) $(BUILD)/inc/$1/$(part) &&) true
endef

$(BUILD)/inc/%/.walls: src/walls.mk
	@$(call link_walls,$*)
	@touch $@

.PRECIOUS: $(BUILD)/inc/%/.walls

# --- Building ------------------------------------------------------------------------------------

# Changes when the flags change, so that everything is built anew.
$(BUILD)/flags: FORCE
	@mkdir -p $(BUILD)
	@[ -e $(BUILD)/foreign.mk ] || { sed -n 1p $(BUILD)/foreign.log; \
		echo 'libraries are missing: make guide installs them and builds'; exit 1; } >&2
	@echo '$(CC) $(all_cflags) $(LDFLAGS)' | cmp -s - $@ || \
		echo '$(CC) $(all_cflags) $(LDFLAGS)' >$@
FORCE:
.PHONY: FORCE

compile = $(CC) $(all_cflags) -MMD -MP
# A header behind a wall is missing for the compiler; then it is told that there is a wall.
or_wall = || { told=$$(tools/layers.sh src) || echo "$$told" | sed 's|^|src/|' >&2; exit 1; }
# One short line a command; V=1 shows all of it.
quiet = $(if $(V),,@echo '$1 $2';)

define folder_rules
$(BUILD)/obj/$1/%.o: src/$1/%.c $(BUILD)/inc/$1/.walls $(BUILD)/flags
	@mkdir -p $$(@D)
	$$(call quiet,cc,$$<)$$(compile) -I$(BUILD)/inc/$1 $$(call foreign_cflags,$1/$$*.c) -c $$< -o $$@ $$(or_wall)
endef
$(foreach folder,$(folders),$(eval $(call folder_rules,$(folder))))

$(BUILD)/made/code_table.c: tools/codes.sh src/tell/codes.txt $(wildcard doc/codes/RG*.md) doc/codes
	@mkdir -p $(@D)
	$(call quiet,made,$@)tools/codes.sh src/tell/codes.txt doc/codes >$@

$(BUILD)/obj/tell/code_table.o: $(codes) $(BUILD)/inc/tell/.walls $(BUILD)/flags
	@mkdir -p $(@D)
	$(call quiet,cc,$<)$(compile) -I$(BUILD)/inc/tell -c $< -o $@

$(BUILD)/obj/main.o: src/main.c $(BUILD)/inc/main.c/.walls $(BUILD)/flags
	@mkdir -p $(@D)
	$(call quiet,cc,$<)$(compile) -I$(BUILD)/inc/main.c -c $< -o $@ $(or_wall)

# The schemas of content/ as compact tables: a program of ours makes them of what has no tables yet.
tables := $(if $(filter xml,$(folders)),$(BUILD)/obj/schema_tables.o)
table_maker_objects = $(filter $(BUILD)/obj/base/% $(BUILD)/obj/xml/%,$(objects))
schemas := $(filter-out %/theme-part.rng,$(sort $(wildcard content/schema/*.rng)))

$(BUILD)/schema_tables: tools/schema_tables.c $(table_maker_objects) $(BUILD)/flags
	$(call quiet,cc,$<)$(compile) -Isrc -MF $@.d $< $(LDFLAGS) $(table_maker_objects) -Wl,--as-needed \
		$(foreign_libs) -o $@

$(BUILD)/schema_tables.c: $(BUILD)/schema_tables $(schemas)
	$(call quiet,tables,$@)$(BUILD)/schema_tables $(schemas) >$@.part && mv $@.part $@

$(tables): $(BUILD)/schema_tables.c $(BUILD)/flags
	$(call quiet,cc,$<)$(compile) -Isrc -c $< -o $@

$(library): $(objects) $(tables)
	@rm -f $@
	$(call quiet,ar,$@)ar rcs $@ $^

$(program): $(BUILD)/obj/main.o $(library)
	$(call quiet,ld,$@)$(CC) $(all_cflags) $(LDFLAGS) -o $@ $^ $(first_libs) $(foreign_libs)

$(BUILD)/unit/%: tests/unit/%.c tests/tap.h $(library) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call quiet,cc,$<)$(compile) -UNDEBUG -Isrc -Itests -MF $@.d $< $(library) -Wl,--as-needed $(foreign_libs) $(unit_libs) \
		-o $@

# How each file is compiled, for editors. They see all of src, so that what they jump to is no link.
said = {"directory": "$(CURDIR)", "file": "$1", "command": "$(subst ",\",$(CC) $(all_cflags) $2 -c $1)"}
tests_c := $(wildcard tests/unit/*.c) tests/random/tree_text.c $(wildcard tests/overlaps/*.c) $(wildcard tests/fuzz/*.c)
$(BUILD)/compile_commands.json: Makefile $(BUILD)/flags $(addprefix src/,$(folders)) tests/unit
	$(file >$@.lines,$(call said,src/main.c,-Isrc))
	$(foreach source,$(sources),$(file >>$@.lines,$(call said,$(source),-Isrc $(call foreign_cflags,$(source:src/%=%)))))
	$(foreach test,$(tests_c),$(file >>$@.lines,$(call said,$(test),-UNDEBUG -Isrc -Itests)))
	@sed '1s/^/[/; $$!s/$$/,/; $$s/$$/]/' $@.lines >$@

-include $(objects:.o=.d) $(tables:.o=.d) $(BUILD)/schema_tables.d $(BUILD)/obj/main.d $(addsuffix .d,$(units) $(helpers))

# --- Guides and reports --------------------------------------------------------------------------------------

guides = $(patsubst $(CONTENT)/%.xml,%,$(shell grep -L '<handout' $$(grep -l '<guide' $(CONTENT)/*.xml)))
# Of these a handout of each two roles is made.
atlases = $(patsubst $(CONTENT)/%.xml,%,$(shell grep -l '<handout' $(CONTENT)/*.xml))
jobs = $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 1))

.PHONY: deps guide guides
deps:
	@tools/deps.sh build guide

guide: deps
	@$(MAKE) $(jobs) all
	@$(MAKE) guides

# What was read for each stands in a makefile beside it, so that it is made again when one of those
# files has changed, and only then.
read := $(OUTPUT)/.read
make_pdf = mkdir -p $(@D) $(read) && ROLEGUIDE_DATA=$(CONTENT) $(program) $1 -o $2 --deps $(read)/$3.d
-include $(wildcard $(read)/*.d)

# Each for the screen, and the first guide for the press as well.
guides: $(guides:%=$(OUTPUT)/%.pdf) $(OUTPUT)/pm-vs-tpm-print.pdf $(atlases:%=$(OUTPUT)/%/handouts.csv)

$(OUTPUT)/%.pdf: $(CONTENT)/%.xml $(program)
	@$(call make_pdf,guide $<,$@,$*) && echo 'wrote $@'

$(OUTPUT)/pm-vs-tpm-print.pdf: $(CONTENT)/pm-vs-tpm.xml $(program)
	@$(call make_pdf,guide $< --profile print,$@,pm-vs-tpm-print) && echo 'wrote $@'

$(OUTPUT)/%/handouts.csv: $(CONTENT)/%.xml $(program)
	@$(call make_pdf,atlas $<,$(@D)/,$*) && echo 'wrote $@'

# A report each for the sample answers of content/answers.
.PHONY: report reports
report: deps
	@$(MAKE) $(jobs) all
	@$(MAKE) reports

reports: $(OUTPUT)/reports/manifest.csv $(OUTPUT)/reports/hebrew-he.pdf

samples = $(wildcard $(CONTENT)/answers/*.xml)
$(OUTPUT)/reports/manifest.csv: $(samples) $(program)
	@$(call make_pdf,report $(CONTENT)/pm-vs-tpm.xml $(samples),$(@D)/,reports) && \
		for file in $(samples); do echo "wrote $(@D)/$$(basename $$file .xml).pdf"; done

$(OUTPUT)/reports/hebrew-he.pdf: $(CONTENT)/answers/hebrew.xml $(program)
	@$(call make_pdf,report $(CONTENT)/pm-vs-tpm.he.xml $< --lang he,$@,hebrew-he) && echo 'wrote $@'

# The pictures of README.md, from real output.
.PHONY: pictures
pictures: guides reports
	@pdftoppm -r 75 -png $(OUTPUT)/pm-vs-tpm.pdf $(BUILD)/page
	@for page in 1 2; do mv $(BUILD)/page-$$page.png doc/guide-$$page.png; done
	@for page in 1 5; do pdftoppm -r 75 -png -f $$page -l $$page -singlefile \
		$(OUTPUT)/reports/hebrew.pdf doc/report-$$page; done
	@export ROLEGUIDE_DATA=content; marks='--profile print --marks crop,registration,colour'; \
		$(program) guide content/pm-vs-tpm.xml --theme duo $$marks -o $(BUILD)/press-1.pdf && \
		$(program) report content/pm-vs-tpm.xml content/answers/strong-pm.xml $$marks \
			--paper a5 --booklet -o $(BUILD)/press-2.pdf && \
		for n in 1 2; do pdftoppm -r $$((50 + n * 15)) -png -f 1 -l 1 -singlefile \
			$(BUILD)/press-$$n.pdf doc/press-$$n; done
	@tools/deps.sh pictures
	@ROLEGUIDE_DATA=content $(program) form content/pm-vs-tpm.xml --html -o $(BUILD)/show.html
	@node tests/conformance/browser.js show $(abspath $(BUILD))/show.html $(abspath $(BUILD))/show
	@tools/beside.py doc/form-page.png $(BUILD)/show/done.png $(BUILD)/show/tasks.png $(BUILD)/show/code.png
	@tools/beside.py doc/form-phone.png $(BUILD)/show/tasks.png
	@ROLEGUIDE_DATA='$(CURDIR)/content' tools/form_pictures.py $(program) $(BUILD)/pictures \
		doc/form-pdf.png doc/form-sheet.png doc/form-proof.png
	@ROLEGUIDE_DATA=content tools/type_proof.py $(program) doc/type.png Lato 'Open Sans' Carlito 'Noto Sans'

# Every element of a guide, in words; and with a picture of each.
.PHONY: reference manual
reference:
	@tools/guide_reference.py content/schema/guide.rng >doc/elements.md

manual: $(program)
	@ROLEGUIDE_DATA=content tools/manual.py $(program) content/schema/guide.rng doc/guide.md $(OUTPUT)/manual

# --- Tests ---------------------------------------------------------------------------------------

scripts := $(filter-out tests/conformance/% tests/bench/% tests/lint/% tests/fuzz/%, \
	$(wildcard tests/*/run.sh))
names := $(scripts:tests/%/run.sh=%) $(units:$(BUILD)/%=%)
# The tests named in T, or all.
chosen = $(if $(T),$(foreach t,$(T),$(filter $(BUILD)/$t tests/$t/run.sh,$1)),$1)
test_env = ROOT='$(CURDIR)' ROLEGUIDE='$(abspath $(program))' \
	ROLEGUIDE_DATA='$(CURDIR)/content' CC='$(CC)'

.PHONY: test check named quick golden hostile sweep fuzz layers conformance sanitize valgrind lint bench
test: named
	@tools/deps.sh build guide test
	@$(MAKE) check

named:
	@tests/named.sh '$(T)' $(names)

# Tests that can be built run even when others cannot; what is not built counts as failed.
check: named
	@$(MAKE) -k $(jobs) all $(if $(T),$(call chosen,$(units)) $(helpers),units) && built=ok || built='not ok'; mkdir -p $(BUILD)/unit; \
		printf '#!/bin/sh\necho "%s 1 - everything builds"\n' "$$built" >$(BUILD)/building; \
		chmod +x $(BUILD)/building
	@$(test_env) tests/run $(BUILD)/tests $(BUILD)/building $(call chosen,$(scripts) $(units))

# What most changes break that break something, and is quick to say so.
quick := layers guide quiz answers theme layout
slow := unit/test_chart_report unit/test_hyphen unit/test_schema
quick:
	@$(MAKE) $(jobs) all units
	@$(test_env) tests/run $(BUILD)/quick tests/lint/style.sh $(quick:%=tests/%/run.sh) \
		$(filter-out $(slow:%=$(BUILD)/%),$(units))

# Tests that write what is wanted of them when UPDATE is set, and say so.
goldens = $(patsubst tests/%/run.sh,%,$(patsubst tests/%.c,%, \
	$(shell grep -l 'UPDATE=1' tests/*/run.sh tests/unit/test_*.c)))
golden:
	@tests/named.sh '$(T)' $(goldens)
	@UPDATE=1 $(MAKE) check T='$(or $(T),$(goldens))'; status=$$?; \
		git ls-files -o --exclude-standard tests | sed 's/^/ new: /'; git diff --stat tests; exit $$status

# All of what strangers may put before the program; make check tries what costs little.
hostile: $(program)
	@$(test_env) TEST_SECONDS=3600 python3 tests/hostile/hostile.py $(CASES)

# Every character of every font of the catalogue; make check tries some.
sweep: $(program)
	@$(test_env) STEP=1 FAMILIES= TEST_SECONDS=3600 tests/run $(BUILD)/sweeping tests/sweep/run.sh

.PHONY: forms
forms: $(program)
	@$(test_env) PEOPLE=$(or $(N),200) TEST_SECONDS=3600 tests/run $(BUILD)/forms tests/forms/run.sh

.PHONY: scans
scans: $(program)
	@$(test_env) PEOPLE=$(or $(N),24) SEED=$(or $(SEED),1) TEST_SECONDS=14400 \
		tests/run $(BUILD)/scans tests/scan/run.sh
	@grep 'pages in' $(BUILD)/scans/*.log

.PHONY: kills
kills: $(program)
	@$(test_env) KILLS=$(or $(N),50) TEST_SECONDS=3600 tests/run $(BUILD)/kills tests/kills/run.sh

.PHONY: same
same: $(program)
	@$(test_env) PEOPLE=$(or $(PEOPLE),1000) SEED=$(or $(SEED),1) TEST_SECONDS=14400 \
		tests/run $(BUILD)/same tests/same/run.sh
	@grep '^# ' $(BUILD)/same/same.log

.PHONY: repro
repro: $(program)
	@$(test_env) BUILD='$(abspath $(BUILD))' tests/repro/repro.sh

.PHONY: cluster
cluster:
	@tools/deps.sh build guide test cluster
	@$(MAKE) $(jobs) all
	@$(test_env) tests/run $(BUILD)/cluster tests/cluster/run.sh tests/cluster/slurm.sh

.PHONY: exports
exports: $(program) $(BUILD)/unit/test_cells
	@$(test_env) CELLS=$(or $(CELLS),200000) tests/run $(BUILD)/exports $(BUILD)/unit/test_cells
	@$(test_env) PEOPLE=$(or $(N),200) SEED=$(or $(SEED),5) TEST_SECONDS=3600 \
		tests/run $(BUILD)/exports tests/exports/run.sh

# The readers as targets of libFuzzer, with sanitizers: a minute in all, unless SECONDS says more.
fuzz_flags := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
SECONDS ?= 60
fuzz:
	@tools/deps.sh build guide test fuzz
	@$(MAKE) $(jobs) all
	@$(MAKE) $(jobs) $(BUILD)-fuzz/fuzz BUILD=$(BUILD)-fuzz CC=clang DEBUG=1 \
		CFLAGS='-fsanitize=fuzzer-no-link $(fuzz_flags)'
	@$(test_env) FUZZ='$(abspath $(BUILD)-fuzz)/fuzz' SECONDS_IN_ALL=$(SECONDS) \
		FUZZ_KEEP='$(abspath $(BUILD)-fuzz)/keep' TEST_SECONDS=$$(($(SECONDS) * 5 + 3600)) \
		tests/run $(BUILD)/fuzzing tests/fuzz/run.sh
	@grep -h '^ok\|^not ok' $(BUILD)/fuzzing/*.log || true

# Programs that tests run: one reads PDF files back, one looks at layouts.
$(BUILD)/tree_text: tests/random/tree_text.c
$(BUILD)/layouts: tests/overlaps/layouts.c tests/overlaps/pages.c
$(helpers): $(library) $(BUILD)/flags
	$(call quiet,cc,$(filter %.c,$^))$(compile) -UNDEBUG -Isrc -MF $@.d $(filter %.c,$^) $(library) \
		-Wl,--as-needed $(foreign_libs) -o $@

$(BUILD)/fuzz: $(wildcard tests/fuzz/*.c) $(library) $(BUILD)/flags
	$(call quiet,cc,$@)$(CC) $(all_cflags) -UNDEBUG -Isrc -Itests $(filter %.c,$^) $(library) $(fuzz_flags) \
		-fsanitize=fuzzer -Wl,--as-needed $(foreign_libs) -o $@

layers:
	@tools/layers.sh
	@$(test_env) tests/run $(BUILD)/layers tests/layers/run.sh

conformance:
	@tools/deps.sh build guide test conformance
	@$(MAKE) $(jobs) all
	@-$(MAKE) $(BUILD)/vera/Vera.class $(BUILD)/survey/node_modules/survey-core $(BUILD)/axe/node_modules/axe-core \
		$(BUILD)/pdfjs/node_modules/pdfjs-dist $(BUILD)/htmlvalidate/node_modules/html-validate
	@$(test_env) TEST_SECONDS=1200 tests/run $(BUILD)/conformance tests/conformance/run.sh \
		tests/conformance/press.sh tests/conformance/forms.sh tests/conformance/browser.sh tests/conformance/pages.sh \
		tests/conformance/filled.sh tests/conformance/completion.sh \
		tests/conformance/screen2.sh tests/conformance/svg.sh

.PHONY: screen2
screen2: $(program)
	@-$(MAKE) $(BUILD)/vera/Vera.class $(BUILD)/pdfjs/node_modules/pdfjs-dist
	@$(test_env) N=$(or $(N),200) FIRST=$(or $(FIRST),1) TEST_SECONDS=7200 \
		tests/run $(BUILD)/screen2 tests/conformance/screen2.sh

.PHONY: browser
browser: $(program)
	@-$(MAKE) $(BUILD)/axe/node_modules/axe-core
	@$(test_env) PEOPLE=$(or $(N),50) TEST_SECONDS=7200 tests/run $(BUILD)/browser tests/conformance/browser.sh
	@grep '^# ' $(BUILD)/browser/browser.log

.PHONY: filled
filled: $(program)
	@-$(MAKE) $(BUILD)/pdfjs/node_modules/pdfjs-dist
	@$(test_env) PEOPLE=$(or $(N),200) SEED=$(or $(SEED),1) TEST_SECONDS=7200 \
		tests/run $(BUILD)/filled tests/conformance/filled.sh

.PHONY: conformance-cohort
conformance-cohort: $(program)
	@-$(MAKE) $(BUILD)/vera/Vera.class
	@$(test_env) PEOPLE=$(or $(PEOPLE),200) SEED=$(or $(SEED),1) TEST_SECONDS=7200 \
		tests/run $(BUILD)/conformance tests/conformance/cohort.sh

# veraPDF comes in a package of npm; our own driver of it is compiled beside it.
vera_jar := $(BUILD)/vera/node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar
vera_path := /usr/share/java/jaxb-api.jar:$(vera_jar)
$(vera_jar):
	$(call quiet,npm,veraPDF)npm install --silent --no-audit --no-fund --prefix $(BUILD)/vera \
		@opendataloader/pdf@2.5.11

$(BUILD)/vera/Vera.class: tests/conformance/Vera.java $(vera_jar)
	$(call quiet,javac,$<)javac -cp $(vera_path) -d $(@D) $<

$(BUILD)/survey/node_modules/survey-core:
	$(call quiet,npm,SurveyJS)npm install --silent --no-audit --no-fund --prefix $(BUILD)/survey \
		survey-core@3.1.1

$(BUILD)/axe/node_modules/axe-core:
	$(call quiet,npm,axe)npm install --silent --no-audit --no-fund --prefix $(BUILD)/axe \
		axe-core@4.14.1

$(BUILD)/htmlvalidate/node_modules/html-validate:
	$(call quiet,npm,html-validate)npm install --silent --no-audit --no-fund --prefix $(BUILD)/htmlvalidate \
		html-validate@9.7.1

$(BUILD)/pdfjs/node_modules/pdfjs-dist:
	$(call quiet,npm,pdf.js)npm install --silent --no-audit --no-fund --omit=optional --prefix $(BUILD)/pdfjs \
		pdfjs-dist@4.10.38

sanitizers := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -g1
sanitize:
	@tools/deps.sh build guide test sanitize
	@SANITIZED=1 BAD_SECONDS=10 ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 \
		LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
		$(MAKE) check BUILD=$(BUILD)-asan DEBUG=1 CFLAGS='$(sanitizers)'

.PHONY: faults
faults:
	@tools/deps.sh build guide test
	@$(MAKE) $(jobs) all
	@$(test_env) FAULTS_SECONDS=0 TEST_SECONDS=14400 tests/run $(BUILD)/faults tests/faults/run.sh

valgrind:
	@tools/deps.sh build guide valgrind
	@$(MAKE) $(jobs) all units BUILD=$(BUILD)-debug DEBUG=1
	@$(MAKE) BUILD=$(BUILD)-debug DEBUG=1 run-valgrind

.PHONY: run-valgrind
run-valgrind:
	@$(test_env) TEST_SECONDS=3600 tests/run $(BUILD)/valgrind tests/lint/valgrind.sh

.PHONY: random
random: $(program) $(BUILD)/tree_text
	@mkdir -p $(BUILD)/random
	@$(test_env) python3 tests/random/compare.py $(or $(FIRST),1) \
		$$(($(or $(FIRST),1) + $(or $(N),500) - 1)) $(program) $(BUILD)/random

.PHONY: overlaps
overlaps: $(program) $(BUILD)/layouts
	@$(test_env) python3 tests/overlaps/look.py $(or $(FIRST),1) \
		$$(($(or $(FIRST),1) + $(or $(N),500) - 1)) $(program)

.PHONY: pages
pages: $(BUILD)/layouts
	@$(test_env) python3 tests/overlaps/pages.py $(or $(FIRST),1) \
		$$(($(or $(FIRST),1) + $(or $(N),300) - 1))

lint:
	@tools/deps.sh build guide lint
	@$(test_env) LINT_CFLAGS='-std=c17 -D_POSIX_C_SOURCE=200809L $(warnings)' TEST_SECONDS=1800 \
		tests/run $(BUILD)/lint tests/lint/style.sh tests/lint/format.sh tests/lint/scripts.sh tests/lint/tidy.sh tests/lint/cppcheck.sh \
		tests/lint/compilers.sh

# As deep as clang's analyser goes by itself; make lint looks at a quarter of that.
.PHONY: lint-deep
lint-deep:
	@NODES=225000 $(MAKE) lint

# Goes on where it was broken off; M="name name": these alone.
.PHONY: mutants
mutants:
	@tools/deps.sh build guide test
	@tests/mutants/run.py . $(BUILD)-mutants $(M)

.PHONY: sums
sums: all
	@SUMS=$(or $(SUMS),1000) TEST_SECONDS=7200 $(MAKE) check T=report-sums

.PHONY: figures
figures:
	@tools/deps.sh figures
	@tools/figures.py

bench:
	@tools/deps.sh build guide bench release
	@$(MAKE) $(jobs) all
	@$(MAKE) $(released)
	@$(test_env) tests/bench/run.sh
	@$(test_env) python3 tests/bench/watch.py $(abspath $(released)) content
	@$(test_env) RELEASED='$(abspath $(released))' tests/bench/cohort.sh

# --- The rest ------------------------------------------------------------------------------------

# Beside the objects, files say what trial runs did. The same sources give the same program, whose output
# is that of any other build. More is seen at once, and taken for uninitialised by mistake. gcc alone
# takes what it said of a run as it is. What is tried is no release, so that it has another name.
released := $(BUILD)-release/roleguide
build_release = $(MAKE) $(jobs) all BUILD=$(BUILD)-release LDFLAGS='$(LDFLAGS)' CFLAGS='$(CFLAGS) -flto=auto \
	-Wno-maybe-uninitialized $1'
.PHONY: release
release:
	@tools/deps.sh build guide release
	@$(MAKE) $(released)

$(released): $(sources) src/tell/codes.txt $(wildcard src/*/*.h) src/main.c src/walls.mk Makefile tools/train.sh
	@$(CC) --version | grep -q 'Free Software' || { echo 'a release is built with gcc: make release CC=gcc' >&2; exit 1; }
	@rm -rf $(BUILD)-release
	@$(call build_release,-fprofile-generate -fprofile-update=prefer-atomic)
	@mv $@ $@-trial
	$(call quiet,try,$@)tools/train.sh $@-trial
	@$(call build_release,-fprofile-use -fprofile-partial-training -Wno-missing-profile)

# The library for other programs: one object, in which they see nothing but what roleguide.h names.
public := $(BUILD)/public/libroleguide.a
$(public): $(filter-out $(BUILD)/obj/cli/% $(BUILD)/obj/ask/% $(BUILD)/obj/forms/% $(BUILD)/obj/tell/%,$(objects) $(tables))
	@mkdir -p $(@D)
	$(call quiet,ar,$@)ld -r -o $(@D)/roleguide.o $^ && \
		objcopy --wildcard --keep-global-symbol='roleguide_*' $(@D)/roleguide.o && \
		rm -f $@ && ar rcs $@ $(@D)/roleguide.o

to := $(DESTDIR)$(PREFIX)
version := $(shell sed -n 's/.*VERSION "\(.*\)"/\1/p' src/base/version.h)
installed := $(if $(RELEASE),$(released),$(program))
# Where zsh looks for completion, below share; packages of Debian have a folder of their own.
ZSHDIR ?= zsh/site-functions
.PHONY: install clean
install: $(installed) $(public)
	install -D -m 755 $(installed) $(to)/bin/roleguide
	install -D -m 644 doc/roleguide.1 $(to)/share/man/man1/roleguide.1
	set -e; for file in bash:bash-completion/completions/roleguide zsh:$(ZSHDIR)/_roleguide \
		fish:fish/vendor_completions.d/roleguide.fish; do \
		mkdir -p $(to)/share/$$(dirname $${file#*:}); \
		$(installed) completion $${file%%:*} --data content -o $(to)/share/$${file#*:}; done
	mkdir -p $(to)/include $(DESTDIR)$(LIBDIR)/pkgconfig
	sed 's|^\(#define ROLEGUIDE_DATA\) .*|\1 "$(PREFIX)/share/roleguide/content"|' \
		src/roleguide.h >$(to)/include/roleguide.h
	install -D -m 644 $(public) $(DESTDIR)$(LIBDIR)/libroleguide.a
	sed "s|@prefix@|$(PREFIX)|; s|@libdir@|$(LIBDIR)|; s|@version@|$(version)|; s|@requires@|$(filter-out $(opened),$(asked))|; \
		s|@libs@|$(libs.libharu)|" src/roleguide.pc.in \
		>$(DESTDIR)$(LIBDIR)/pkgconfig/roleguide.pc
	set -e; for file in content/schema/*.* content/themes/*.xml content/phrases/*.xml content/phrases/form/*.xml \
		content/icc/* content/form/* content/html/* content/start/*/* fonts/*; do install -D -m 644 $$file $(to)/share/roleguide/$$file; done

# The sources, packages for Debian and the root of an image, each tried where nothing else is there.
.PHONY: dist dist-check deb deb-check
dist:
	@tools/ready/dist.sh $(OUTPUT)

dist-check:
	@tools/ready/dist_check.sh $(BUILD)/dist

deb:
	@tools/deps.sh build guide deb
	@tools/ready/deb.sh $(OUTPUT) $(BUILD)/deb

deb-check: $(program)
	@tools/deps.sh deb
	@[ -e $(OUTPUT)/roleguide-data_$(version)_all.deb ] || $(MAKE) deb
	@tools/ready/deb_check.sh $(OUTPUT) $(BUILD)/clean $(program)

# What the image holds besides; scan: what reads scanned sheets.
WITH ?= git
.PHONY: image image-check
image:
	@tools/deps.sh build guide image
	@$(MAKE) $(jobs) all
	@tools/ready/image.sh $(BUILD)/image/root '$(WITH)'
	@tools/ready/image_file.sh $(BUILD)/image/root $(OUTPUT)/roleguide-image.tar $(version)

image-check: image
	@$(if $(DOCKERFILE),tools/deps.sh deb)
	@tools/ready/image_check.sh $(BUILD)/image/root $(program) $(BUILD)/image/check
	@[ -z '$(DOCKERFILE)' ] || \
		tools/ready/dockerfile_check.sh $(BUILD)/clean $(BUILD)/image/root $(program)

clean:
	rm -rf $(BUILD) $(BUILD)-release $(BUILD)-asan $(BUILD)-fuzz $(BUILD)-debug $(BUILD)-mutants $(BUILD)-repro $(OUTPUT)
