# SPDX-License-Identifier: GPL-3.0-or-later
# `make help` lists what can be made.

MODE ?= release
BUILD := build/$(MODE)
PREFIX ?= /usr/local
CC ?= gcc

PACKAGES := yaml-0.1 lua5.4 harfbuzz harfbuzz-subset fribidi lcms2 fontconfig gsl nettle libdeflate libqrencode
# Libraries without a pkg-config file in Debian 12.
PLAIN_LIBRARIES := -lcmark-gfm-extensions -lcmark-gfm -lhpdf -lhyphen -lcsv -lm

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
HEADERS := $(wildcard generator/*.h generator/*/*.h)
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
ROOMS := $(filter-out $(BUILD)/generator/main.o,$(OBJECTS))
LIBRARY := $(BUILD)/libsteunblad.a
PROGRAM := $(BUILD)/steunblad
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
CATALOGUES := $(patsubst generator/translations/%.po,$(BUILD)/locale/%/LC_MESSAGES/steunblad.mo,$(wildcard generator/translations/*.po))

.DELETE_ON_ERROR:
.PHONY: all setup demo workshop test check layers lint format validate golden messages bench reference install uninstall clean help

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

demo: all ## make the example edition in build/demo
	@$(PROGRAM) build surveys/example/edition.yaml --output=build/demo
	@echo "Open build/demo/index.html"

workshop: all ## print a workshop of N people as build/workshop.pdf: make workshop N=14
	@$(PROGRAM) workshop surveys/example/edition.yaml --participants=$(N) --output=build/workshop.pdf

test: all $(UNIT_TESTS) ## run every test
	@BUILD=$(BUILD) STEUNBLAD=$(PROGRAM) tests/run

check: layers lint ## all tests under sanitizers, include rule, clang-tidy, format
	@$(MAKE) --no-print-directory MODE=sanitize test

layers: ## check that includes only go down
	@tests/layers/run

lint: ## clang-format and clang-tidy over the program
	@clang-format --dry-run --Werror $(HEADERS) $(SOURCES) $(wildcard tests/unit/*.c)
	@printf '%s\n' $(SOURCES) | xargs -P "$$(nproc)" -n 4 sh -c \
	    'clang-tidy --quiet "$$@" -- -std=c11 $(CPPFLAGS) 2>/dev/null' tidy

format: ## format all C files
	clang-format -i $(HEADERS) $(SOURCES) $(wildcard tests/unit/*.c)

validate: demo ## veraPDF and our own rules over more than 200 PDFs: PDF/UA-1 and PDF/A-2a
	@STEUNBLAD=$(PROGRAM) tests/pdf/validate-all build/validate

golden: all ## show how golden files differ, and ask whether to accept
	@BUILD=$(BUILD) STEUNBLAD=$(PROGRAM) tests/golden/accept

messages: ## take new messages into the Dutch catalogue
	@tests/messages/update

bench: all ## measure throughput, memory and growth
	@STEUNBLAD=$(PROGRAM) tests/bench/measure

reference: ## calculate the reference numbers anew, with R (tests/reference/setup installs it)
	@tests/reference/calculate

install: all ## install into $(PREFIX)
	install -Dm755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/steunblad
	@for folder in templates scripts surveys; do \
	    find $$folder -type f | while read -r file; do \
	        install -Dm644 "$$file" "$(DESTDIR)$(PREFIX)/share/steunblad/$$file"; done; done
	@for catalogue in $(CATALOGUES); do \
	    install -Dm644 "$$catalogue" \
	        "$(DESTDIR)$(PREFIX)/share/locale/$${catalogue#$(BUILD)/locale/}"; done

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/steunblad
	rm -rf $(DESTDIR)$(PREFIX)/share/steunblad
	rm -f $(DESTDIR)$(PREFIX)/share/locale/*/LC_MESSAGES/steunblad.mo

clean: ## remove build/
	rm -rf build

help: ## this list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

-include $(OBJECTS:.o=.d) $(UNIT_TESTS:=.d)
