#include "interpreter.h"
#include <stdlib.h>
#include <string.h>

// Each block begins with its size, in as much room as keeps the rest aligned.
enum { HEAD = 16 };

static void *allocate(void *owner, void *block, int size) {
  cmujs *s = owner;
  char *start = block ? (char *)block - HEAD : NULL;
  size_t old = start ? *(size_t *)start : 0;
  if (size == 0) {
    s->used -= old;
    free(start);
    return NULL;
  }
  if (size < 0 || s->used - old + (size_t)size > s->limit) {
    s->refused = 1;
    return NULL;
  }
  char *grown = realloc(start, (size_t)size + HEAD);
  if (!grown) {
    s->refused = 1;
    return NULL;
  }
  *(size_t *)grown = (size_t)size;
  s->used += (size_t)size - old;
  if (s->used > s->peak) s->peak = s->used;
  return grown + HEAD;
}

static void keep(cmujs *s, const char *text) {
  free(s->text);
  s->length = strlen(text);
  s->text = strdup(text);
}

static void forget(cmujs *s) {
  free(s->text);
  free(s->trace);
  s->text = s->trace = NULL;
  s->length = 0;
}

// Pushes what an error says, or what else was thrown as text.
static void push_words(js_State *J, int thrown) {
  if (js_isobject(J, thrown) && !js_iscallable(J, thrown) && !js_iserror(J, thrown)) {
    js_getregistry(J, "stringify");
    js_pushundefined(J);
    js_copy(J, thrown);
    js_call(J, 1);
    if (js_isstring(J, -1)) return;
  }
  js_copy(J, thrown);
  js_tostring(J, -1);
}

static void look_at_thrown(cmujs *s, int thrown) {
  js_State *J = s->state;
  if (js_try(J)) return;
  js_getregistry(J, "thrown");
  js_copy(J, thrown);
  if (!js_strictequal(J)) s->mark = -1;
  push_words(J, thrown);
  const char *words = js_tostring(J, -1);
  int isPlain = js_iserror(J, thrown) && !strncmp(words, "Error: ", 7);
  keep(s, isPlain ? words + 7 : words);
  if (js_iserror(J, thrown)) {
    js_getproperty(J, thrown, "stackTrace");
    if (js_isstring(J, -1)) s->trace = strdup(js_tostring(J, -1));
  }
  js_endtry(J);
}

static int ends_with(const char *text, const char *end) {
  size_t a = strlen(text), b = strlen(end);
  return a >= b && !strcmp(text + a - b, end);
}

// Reads what was thrown and sets the interpreter back to how `top` left it.
static enum cmujs_outcome caught(cmujs *s, int top) {
  forget(s);
  // What says that memory is short must not need any.
  int isShort = s->refused;
  s->limit += 1 << 16;
  look_at_thrown(s, top);
  s->limit -= 1 << 16;
  js_pop(s->state, js_gettop(s->state) - top);
  cmujs_clock(0);
  if (isShort) return CMUJS_OUT_OF_MEMORY;
  int isOurs = s->mark < 0;
  if (isOurs && !strcmp(cmujs_text(s), "stack overflow")) return CMUJS_TOO_DEEP;
  if (isOurs && ends_with(cmujs_text(s), ": too much recursion")) return CMUJS_TOO_DEEP;
  return CMUJS_THROWN;
}

// Between these two anything may be thrown.
#define PROTECTED(s) \
  int top = js_gettop((s)->state); \
  cmujs_clock(1); \
  if (js_try((s)->state)) return caught(s, top)
#define DONE(s) \
  js_endtry((s)->state); \
  cmujs_clock(0); \
  return (s)->refused ? CMUJS_OUT_OF_MEMORY : CMUJS_DONE

static enum cmujs_outcome furnish(cmujs *s) {
  PROTECTED(s);
  cmujs_furnish(s->state);
  DONE(s);
}

cmujs *cmujs_open(size_t memory, struct cmujs_doors doors) {
  cmujs *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->doors = doors;
  s->limit = memory;
  s->mark = -1;
  s->state = js_newstate(allocate, s, 0);
  if (s->state) js_setcontext(s->state, s);
  if (!s->state || furnish(s) != CMUJS_DONE) {
    cmujs_close(s);
    return NULL;
  }
  return s;
}

void cmujs_close(cmujs *s) {
  if (s->state) js_freestate(s->state);
  forget(s);
  free(s);
}

static void parse(js_State *J, const char *json, const char *name) {
  js_getregistry(J, "parse");
  js_pushundefined(J);
  js_pushstring(J, json);
  js_call(J, 1);
  js_setglobal(J, name);
}

enum cmujs_outcome cmujs_provide(
    cmujs *s, const char *context, const char *user, const char *history) {
  PROTECTED(s);
  parse(s->state, context, "context");
  parse(s->state, user, "user");
  js_pushstring(s->state, history);
  js_setregistry(s->state, "history");
  DONE(s);
}

enum cmujs_outcome cmujs_compile(cmujs *s, const char *source) {
  PROTECTED(s);
  js_loadstring(s->state, CMUJS_FILE, source);
  js_setregistry(s->state, "script");
  DONE(s);
}

enum cmujs_outcome cmujs_run(cmujs *s) {
  PROTECTED(s);
  js_getregistry(s->state, "script");
  js_pushglobal(s->state);
  js_call(s->state, 0);
  js_pop(s->state, 1);
  DONE(s);
}

enum cmujs_outcome cmujs_read(cmujs *s, const char *name, size_t limit) {
  js_State *J = s->state;
  PROTECTED(s);
  js_getregistry(J, "stringify");
  js_pushundefined(J);
  js_getglobal(J, name);
  js_call(J, 1);
  const char *json = js_isstring(J, -1) ? js_tostring(J, -1) : "";
  int isTooLarge = strlen(json) > limit;
  keep(s, isTooLarge ? "" : json);
  if (isTooLarge) s->length = strlen(json);
  js_pop(J, 1);
  js_endtry(J);
  cmujs_clock(0);
  if (s->refused) return CMUJS_OUT_OF_MEMORY;
  return isTooLarge ? CMUJS_TOO_LARGE : CMUJS_DONE;
}

const char *cmujs_text(const cmujs *s) { return s->text ? s->text : ""; }
size_t cmujs_length(const cmujs *s) { return s->length; }
const char *cmujs_trace(const cmujs *s) { return s->trace ? s->trace : ""; }
int cmujs_mark(const cmujs *s) { return s->mark; }
size_t cmujs_peak(const cmujs *s) { return s->peak; }
