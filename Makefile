# parkgraph: `make help` lists the targets.
PREFIX   ?= /usr/local
OUT      ?= out
BIN      ?= $(OUT)/bin
CC       ?= cc
CFLAGS   ?= -O2 -g
# Debian's own Python: the one that Debian's packages, such as python3-rdflib, are for.
PYTHON   ?= /usr/bin/python3
PACKAGES := glib-2.0 raptor2 libxml-2.0 libgvc libcgraph jansson fontconfig libcurl nettle zlib libzstd
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla $(if $(WERROR),-Werror)
ALL_CFLAGS = -std=gnu11 -D_GNU_SOURCE -Isrc $(WARNINGS) $(LIB_CFLAGS) $(CFLAGS)
export PYTHON

SOURCES := $(sort $(wildcard src/*/*.c src/*.c))
HEADERS := $(sort $(wildcard src/*/*.h src/*.h))
UNITS   := $(sort $(wildcard tests/unit/*.c))
OBJECTS := $(patsubst src/%.c,$(OUT)/obj/%.o,$(filter-out %/compile.c,$(SOURCES)))
PROGRAM := $(BIN)/parkgraph
LIBRARY := $(OUT)/lib/libparkgraph.a
UNIT_PROGRAMS := $(UNITS:tests/unit/%.c=$(OUT)/test/%)
ONTOLOGY := $(sort $(wildcard ontology/*.ttl ontology/*/*.ttl ontology/*/*.rq))

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all run test interop docs regen bench gallery asan valgrind tidy format check layers sample install uninstall \
        clean help deps deps-run deps-test deps-interop \
        deps-check deps-valgrind FORCE

all: $(PROGRAM) ## build the program (out/bin/parkgraph)

# Where the libraries are. make remakes an included file before anything else and then starts anew,
# so missing libraries are installed before the first compilation, and pkg-config is asked once.
ifneq ($(filter-out help clean deps,$(or $(MAKECMDGOALS),all)),)
$(OUT)/flags.mk: Makefile .ci/deps $(if $(shell .ci/deps --list build),FORCE)
	@.ci/deps build
	@mkdir -p $(@D)
	@echo "# Third-party headers come as system headers: only our own code is warned about." >$@
	@echo "LIB_CFLAGS := $$(pkg-config --cflags $(PACKAGES))" | sed 's/ -I/ -isystem /g' >>$@
	@echo "LIBS := $$(pkg-config --libs $(PACKAGES)) -lm" >>$@
include $(OUT)/flags.mk
endif

$(PROGRAM): $(OUT)/obj/main.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(filter-out $(OUT)/obj/main.o,$(OBJECTS)) out/words/words.o out/browse/page.o
	@mkdir -p $(@D)
	@rm -f $@
	ar rcs $@ $^

# The word list is compiled once, whatever the flags of the program, and linked in, so that nothing
# is read or built at start.
DICTIONARY ?= /usr/lib/python3/dist-packages/jieba/dict.txt
out/words/parkgraph-words: src/words/compile.c src/words/format.h src/words/words.h \
    src/base/chars.h src/base/pairs.h
	@mkdir -p $(@D)
	$(CC) -O2 $(filter-out $(CFLAGS),$(ALL_CFLAGS)) $$(pkg-config --cflags opencc) -o $@ $< $(LIBS) \
	    $$(pkg-config --libs opencc)

out/words/words.bin: out/words/parkgraph-words $(DICTIONARY)
	$< $(DICTIONARY) $@

out/words/words.o: out/words/words.bin
	cd $(<D) && ld -r -b binary -z noexecstack -o $(@F) $(<F)

# Likewise the page to browse: its parts, and the first letters of the characters' readings.
SCRIPTS := $(addprefix src/browse/,words.js dom.js format.js model.js search.js chart.js card.js \
    evidence.js table.js zoom.js picture.js around.js main.js)
out/browse/parkgraph-pinyin: src/browse/compile.c src/browse/pinyin.h
	@mkdir -p $(@D)
	$(CC) -O2 $(filter-out $(CFLAGS),$(ALL_CFLAGS)) $$(pkg-config --cflags icu-i18n) -o $@ $< \
	    $$(pkg-config --libs icu-i18n)

out/browse/pinyin.bin: out/browse/parkgraph-pinyin
	$< $@

out/browse/page.js: $(SCRIPTS) Makefile
	@mkdir -p $(@D)
	cat $(SCRIPTS) >$@

out/browse/%: src/browse/%
	@mkdir -p $(@D)
	cp $< $@

PAGE_PARTS := page.html page.css page.js pinyin.bin
out/browse/page.o: $(PAGE_PARTS:%=out/browse/%)
	cd $(@D) && ld -r -b binary -z noexecstack -o $(@F) $(PAGE_PARTS)

$(OUT)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/test/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(LIBRARY) $(LIBS)

run: deps-run all ## build a graph of the sample pages, or of yours: make run INPUT="FILE FOLDER"
	@$(PROGRAM) build $(or $(INPUT),tests/pages) --out $(OUT)/run

# T=WORD runs only the tests whose name holds the word.
test: deps-test all $(UNIT_PROGRAMS) ## run every test, or some: make test T=source
	@BUILD=$(OUT) PARKGRAPH=$(PROGRAM) $(PYTHON) tests/run.py $(T)

# What Debian has no package for comes from the registries into out/interop, see .ci/interop.
interop: deps-test deps-interop all $(UNIT_PROGRAMS) ## test with other stores and parsers: Oxigraph, Jena, RDF4J, N3.js, pySHACL, and the page with axe
	@.ci/interop
	@BUILD=$(OUT) PARKGRAPH=$(PROGRAM) $(PYTHON) tests/run.py --folder interop $(T)

docs: deps-test ## write the ontology as a page, out/docs/ontology.html
	@$(PYTHON) .ci/docs

regen: deps-test all ## show what changed in tests/cases and ask whether to keep it
	@PARKGRAPH=$(PROGRAM) $(PYTHON) tests/cli/test_cases.py --regen $(T)

bench: deps-test all ## measure the speed on 20 MB of pages, beside wc, grep and serdi, and of pictures, beside sfdp
	@PARKGRAPH=$(PROGRAM) $(PYTHON) tests/bench/bench.py
	@PARKGRAPH=$(PROGRAM) $(PYTHON) tests/bench/pictures.py

gallery: deps-test all ## draw every view of the sample pages and of 10,000 made-up entities, look for overlaps
	@$(PROGRAM) build tests/pages --out $(OUT)/gallery/pages >/dev/null
	@mkdir -p $(OUT)/gallery/made-up
	@$(PYTHON) tests/bench/graph.py 10000 >$(OUT)/gallery/made-up/graph.nq
	@for view in overview chain timeline; do for format in svg png; do \
	    $(PROGRAM) draw $(OUT)/gallery/made-up/graph.nq --view $$view --format $$format \
	        --output $(OUT)/gallery/made-up/$$view.$$format || exit 1; done; done
	@find $(OUT)/gallery -name '*.svg' -exec $(PYTHON) tests/draw/picture.py {} +

# Its program stands one folder below out/ so that it finds ontology/ as out/bin's does.
asan: deps-test ## run the tests with the address and undefined-behaviour sanitizers
	@LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
	 ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 \
	 $(MAKE) --no-print-directory OUT=out/asan BIN=out/asan SANITIZED=1 LDFLAGS="$(LDFLAGS)" \
	 CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all" \
	 test T="$(or $(T),--without store)"

valgrind: deps-test deps-valgrind all $(UNIT_PROGRAMS) ## run the unit tests under valgrind
	@BUILD=$(OUT) PARKGRAPH=$(PROGRAM) $(PYTHON) tests/run.py --units-under \
	 "valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite --child-silent-after-fork=yes --suppressions=tests/valgrind.supp" $(T)

$(OUT)/tidy/%: src/%.c $(OUT)/obj/%.o .clang-tidy
	@mkdir -p $(@D)
	@echo "clang-tidy $<"
	@clang-tidy --quiet --warnings-as-errors='*' $< -- $(ALL_CFLAGS) 2>/dev/null
	@touch $@

tidy: deps-check $(SOURCES:src/%.c=$(OUT)/tidy/%) ## look for faults with clang-tidy

format: deps-check ## format the C code
	clang-format -i $(SOURCES) $(HEADERS) $(UNITS)

layers: deps-check ## check which stage uses which other stage and library
	@$(PYTHON) .ci/layers

check: deps-check layers ## check format, layers and, with clang-tidy, the code
	@clang-format --dry-run -Werror $(SOURCES) $(HEADERS) $(UNITS)
	@$(MAKE) --no-print-directory --keep-going tidy

SAMPLE := tests/pages/2023/xiamen.txt tests/pages/wire/nanning.xml
sample: deps-run deps-test all ## make out/sample/ again, the result that README shows
	@rm -rf out/sample
	@$(PROGRAM) build $(SAMPLE) --out out/sample
	@$(PYTHON) tests/browse/chrome.py out/sample/index.html '#/id=park/厦门火炬高新区' out/sample/page.png

VERSION = $(shell sed -n 's/^\#define PG_VERSION "\(.*\)"/\1/p' src/parkgraph.h)
install: all $(LIBRARY) ## install under PREFIX (/usr/local), below DESTDIR
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/doc/parkgraph $(DESTDIR)$(PREFIX)/share/parkgraph \
	    $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib/pkgconfig
	install $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/parkgraph
	install -m 644 src/parkgraph.h $(DESTDIR)$(PREFIX)/include/parkgraph.h
	install -m 644 $(LIBRARY) $(DESTDIR)$(PREFIX)/lib/libparkgraph.a
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@PACKAGES@|$(PACKAGES)|' \
	    src/parkgraph.pc.in >$(DESTDIR)$(PREFIX)/lib/pkgconfig/parkgraph.pc
	install -m 644 src/parkgraph.1 $(DESTDIR)$(PREFIX)/share/man/man1/parkgraph.1
	install -m 644 README.md CHANGELOG.md LICENSE $(DESTDIR)$(PREFIX)/share/doc/parkgraph
	for file in $(ONTOLOGY); do \
	    install -D -m 644 $$file $(DESTDIR)$(PREFIX)/share/parkgraph/$$file || exit 1; done

uninstall: ## remove what install has installed
	rm -f $(DESTDIR)$(PREFIX)/bin/parkgraph $(DESTDIR)$(PREFIX)/share/man/man1/parkgraph.1 \
	    $(DESTDIR)$(PREFIX)/include/parkgraph.h $(DESTDIR)$(PREFIX)/lib/libparkgraph.a \
	    $(DESTDIR)$(PREFIX)/lib/pkgconfig/parkgraph.pc
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/parkgraph $(DESTDIR)$(PREFIX)/share/parkgraph

clean: ## remove everything that was made but out/sample
	rm -rf $(filter-out out/sample,$(wildcard out/*))

deps: ## install every Debian package that a target here needs and that is missing
	@.ci/deps build run test check valgrind
deps-run deps-test deps-interop deps-check deps-valgrind: deps-%:
	@.ci/deps $*

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | grep -v flags.mk \
	    | awk -F '\t' '{ printf "make %-10s %s\n", $$1, $$2 }'

-include $(OBJECTS:.o=.d) $(UNIT_PROGRAMS:=.d)
