# make guide   build the tool and write the guides of content/ into output/
# make test    build and run every test
# make help    the other targets
#
# BUILD=DIR builds elsewhere, DEBUG=1 for debugging, ONLY="base text" builds these folders alone.

BUILD ?= build
PREFIX ?= /usr/local
CC := $(if $(filter default,$(origin CC)),gcc,$(CC))
GUIDES := pm-vs-tpm
OUTPUT ?= output

include src/walls.mk

warnings := -Wall -Wextra -Wpedantic -Wshadow -Wswitch-enum -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla
optimise := $(if $(DEBUG),-O1 -g,-O2 -DNDEBUG -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
CFLAGS ?=
all_cflags := -std=c17 -D_POSIX_C_SOURCE=200809L $(warnings) $(optimise) $(CFLAGS)

# --- What there is -------------------------------------------------------------------------------

folders := $(if $(ONLY),$(ONLY),$(patsubst may.%,%,$(filter-out may.main.c,$(filter may.%,$(.VARIABLES)))))
sources := $(sort $(wildcard $(addprefix src/,$(addsuffix /*.c,$(folders)))))
objects := $(sources:src/%.c=$(BUILD)/obj/%.o)
library := $(BUILD)/libroleguide.a
program := $(BUILD)/roleguide
units := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

.PHONY: all units help
all: $(program)
units: $(units)

help:
	@sed -n 's/^# make /make /p' Makefile

# --- Foreign libraries: asked for only when a recipe needs them, since a fresh machine has none --

without_pc := hyphen libharu
lib.hyphen := -lhyphen
lib.libharu := -lhpdf
with_pc := $(filter-out $(without_pc),$(foreign))
define lazy_cflags
cflags.$1 = $$(eval cflags.$1 := $$$$(shell pkg-config --cflags $1 | sed 's/-I/-isystem /g'))$$(cflags.$1)
endef
$(foreach library,$(with_pc),$(eval $(call lazy_cflags,$(library))))
foreign_libs = $(eval foreign_libs := $$(shell pkg-config --libs $(with_pc)) \
	$(foreach library,$(without_pc),$(lib.$(library))))$(foreign_libs)
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
	@echo '$(CC) $(all_cflags) $(LDFLAGS)' | cmp -s - $@ || \
		echo '$(CC) $(all_cflags) $(LDFLAGS)' >$@
FORCE:
.PHONY: FORCE

compile = $(CC) $(all_cflags) -MMD -MP
# One short line a command; V=1 shows all of it.
quiet = $(if $(V),,@echo '$1 $2';)

define folder_rules
$(BUILD)/obj/$1/%.o: src/$1/%.c $(BUILD)/inc/$1/.walls $(BUILD)/flags
	@mkdir -p $$(@D)
	$$(call quiet,cc,$$<)$$(compile) -I$(BUILD)/inc/$1 $$(call foreign_cflags,$1/$$*.c) -c $$< -o $$@
endef
$(foreach folder,$(folders),$(eval $(call folder_rules,$(folder))))

$(BUILD)/obj/main.o: src/main.c $(BUILD)/inc/main.c/.walls $(BUILD)/flags
	@mkdir -p $(@D)
	$(call quiet,cc,$<)$(compile) -I$(BUILD)/inc/main.c -c $< -o $@

$(library): $(objects)
	@rm -f $@
	$(call quiet,ar,$@)ar rcs $@ $^

$(program): $(BUILD)/obj/main.o $(library)
	$(call quiet,ld,$@)$(CC) $(all_cflags) $(LDFLAGS) -Wl,--as-needed -o $@ $^ $(foreign_libs)

$(BUILD)/unit/%: tests/unit/%.c tests/tap.h $(library) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call quiet,cc,$<)$(compile) -UNDEBUG -Isrc -Itests -MF $@.d $< $(library) -Wl,--as-needed $(foreign_libs) -o $@

-include $(objects:.o=.d) $(BUILD)/obj/main.d $(addsuffix .d,$(units))
