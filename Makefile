# parkgraph: `make help` lists the targets.
PREFIX   ?= /usr/local
OUT      := out
CC       ?= cc
PACKAGES := glib-2.0 raptor2 libxml-2.0 libgvc libcgraph jansson fontconfig
CFLAGS   ?= -O2 -g
# Third-party headers come as system headers, so that only our own code is warned about.
LIB_CFLAGS = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES)))
LIBS       = $(shell pkg-config --libs $(PACKAGES)) -lm
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla $(if $(WERROR),-Werror)
ALL_CFLAGS = -std=gnu11 -D_GNU_SOURCE -Isrc $(WARNINGS) $(LIB_CFLAGS) $(CFLAGS)

SOURCES := $(sort $(wildcard src/*/*.c src/*.c))
OBJECTS := $(SOURCES:src/%.c=$(OUT)/obj/%.o)
PROGRAM := $(OUT)/bin/parkgraph
LIBRARY := $(OUT)/lib/libparkgraph.a

all: $(PROGRAM) ## build the program

$(PROGRAM): $(OUT)/obj/main.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(filter-out $(OUT)/obj/main.o,$(OBJECTS))
	@mkdir -p $(@D)
	@rm -f $@
	ar rcs $@ $^

$(OUT)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/test/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(LIBRARY) $(LIBS)

-include $(OBJECTS:.o=.d)
