# SPDX-License-Identifier: GPL-3.0-or-later
# `make help` lists what can be made.

MODE ?= release
BUILD := build/$(MODE)
PREFIX ?= /usr/local
CC ?= gcc

PACKAGES := yaml-0.1 lua5.4 harfbuzz harfbuzz-subset fribidi lcms2 fontconfig gsl libmd libdeflate
# Libraries without a pkg-config file in Debian 12.
PLAIN_LIBRARIES := -lcmark-gfm-extensions -lcmark-gfm -lhpdf -lhyphen -lm

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
ifdef CI
WARNINGS += -Werror
endif
FLAGS_release := -O2 -g
FLAGS_debug := -O0 -g3
FLAGS_sanitize := -O1 -g3 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
FLAGS_coverage := -O0 -g3 --coverage

CPPFLAGS += -D_GNU_SOURCE -Igenerator $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
CFLAGS += -std=c11 $(WARNINGS) $(FLAGS_$(MODE))
LDFLAGS += $(FLAGS_$(MODE))
LDLIBS += $(PLAIN_LIBRARIES) $(shell pkg-config --libs $(PACKAGES) 2>/dev/null)

SOURCES := $(wildcard generator/*.c generator/*/*.c)
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
ROOMS := $(filter-out $(BUILD)/generator/main.o,$(OBJECTS))
LIBRARY := $(BUILD)/libsteunblad.a
PROGRAM := $(BUILD)/steunblad
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
CATALOGUES := $(patsubst generator/translations/%.po,$(BUILD)/locale/%/LC_MESSAGES/steunblad.mo,$(wildcard generator/translations/*.po))

.DELETE_ON_ERROR:
.PHONY: all setup demo test check golden format layers bench install uninstall clean help

all: $(PROGRAM) $(CATALOGUES) ## build the program (build/release/steunblad)

$(PROGRAM): $(BUILD)/generator/main.o $(LIBRARY)
	@echo "LINK $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(LIBRARY): $(ROOMS)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/%.o: %.c
	@echo "CC $<"
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(LIBRARY)
	@echo "TEST $@"
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(LIBRARY) -lcmocka $(LDLIBS)

$(BUILD)/locale/%/LC_MESSAGES/steunblad.mo: generator/translations/%.po
	@mkdir -p $(@D)
	@msgfmt --check -o $@ $<

setup: ## install what is missing to build and test (apt and npm; silent when all is there)
	@tests/setup

test: all $(UNIT_TESTS) ## run every test
	@BUILD=$(BUILD) STEUNBLAD=$(PROGRAM) tests/run

layers: ## check that includes only go down
	@tests/layers/run

help: ## this list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

clean: ## remove build/
	rm -rf build

-include $(OBJECTS:.o=.d) $(UNIT_TESTS:=.d)
