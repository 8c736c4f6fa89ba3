// What a script finds beside plain ECMAScript 5, and what is steadied so that a run replays.
#include "interpreter.h"
#include <stdint.h>
#include <stdlib.h>

// 2026-01-01T00:00:00Z in milliseconds.
static const double NOW = 1767225600000.0;
static const uint32_t SEED = 20260101;

static cmujs *owner(js_State *J) { return js_getcontext(J); }

// Pushes text of the host's and frees it.
static void push_given(js_State *J, char *text) {
  if (js_try(J)) {
    free(text);
    js_throw(J);
  }
  js_pushstring(J, text);
  js_endtry(J);
  free(text);
}

static void chat_history(js_State *J) { js_getregistry(J, "history"); }

static void proper_case(js_State *J) {
  int isNothing = js_isundefined(J, 1) || js_isnull(J, 1);
  char *text = owner(J)->doors.proper_case(isNothing ? "" : js_tostring(J, 1));
  if (!text) js_error(J, "out of memory");
  push_given(J, text);
}

static void mark(js_State *J) {
  owner(J)->mark = js_tointeger(J, 1);
  js_copy(J, 2);
  js_setregistry(J, "thrown");
  js_copy(J, 2);
}

static void pause(js_State *J) {
  cmujs *s = owner(J);
  if (s->used > s->kept + s->limit / 4) {
    js_gc(J, 0);
    s->kept = s->used;
  }
  js_pushundefined(J);
}

// Mulberry32, which is short; scripts need no better chance.
static void chance(js_State *J) {
  uint32_t *state = js_currentfunctiondata(J);
  uint32_t z = (*state += 0x6D2B79F5u);
  z = (z ^ (z >> 15)) * (z | 1u);
  z ^= z + (z ^ (z >> 7)) * (z | 61u);
  js_pushnumber(J, (z ^ (z >> 14)) / 4294967296.0);
}

static void forget_chance(js_State *J, void *state) {
  (void)J;
  free(state);
}

static void now(js_State *J) { js_pushnumber(J, NOW); }

static void construct_date(js_State *J) {
  int count = js_gettop(J) - 1;
  js_getregistry(J, "Date");
  for (int i = 1; i <= count; ++i) js_copy(J, i);
  if (count == 0) js_pushnumber(J, NOW);
  js_construct(J, count == 0 ? 1 : count);
}

static void call_date(js_State *J) {
  js_getregistry(J, "Date");
  js_pushnumber(J, NOW);
  js_construct(J, 1);
  js_tostring(J, -1);
}

static void steady_date(js_State *J) {
  js_getglobal(J, "Date");
  js_copy(J, -1);
  js_setregistry(J, "Date");
  js_getproperty(J, -1, "prototype");
  // With a length, missing arguments would arrive as undefined.
  js_newcconstructor(J, call_date, construct_date, "Date", 0);
  const char *kept[] = {"parse", "UTC"};
  for (int i = 0; i < 2; ++i) {
    js_getproperty(J, -2, kept[i]);
    js_defproperty(J, -2, kept[i], JS_DONTENUM);
  }
  js_newcfunction(J, now, "Date.now", 0);
  js_defproperty(J, -2, "now", JS_DONTENUM);
  js_defglobal(J, "Date", JS_DONTENUM);
  js_pop(J, 1);
}

static void steady_chance(js_State *J) {
  js_getglobal(J, "Math");
  uint32_t *state = malloc(sizeof *state);
  if (!state) js_error(J, "out of memory");
  *state = SEED;
  js_newcfunctionx(J, chance, "Math.random", 0, state, forget_chance);
  js_defproperty(J, -2, "random", JS_DONTENUM);
  js_pop(J, 1);
}

// Percent coding is of characters, where strings here are of UTF-16's units.
static void code(js_State *J, const char *name, int isCoding) {
  struct cmujs_doors doors = owner(J)->doors;
  js_getregistry(J, name);
  js_pushundefined(J);
  const char *text = js_tostring(J, 1);
  char *whole = doors.joined(text);
  if (whole) push_given(J, whole);
  else if (isCoding) js_urierror(J, "half a character cannot be encoded");
  else js_copy(J, 1);
  js_call(J, 1);
  if (isCoding) return;
  char *parts = doors.split(js_tostring(J, -1));
  if (!parts) js_error(J, "out of memory");
  push_given(J, parts);
}

static void encode(js_State *J) { code(J, "encodeURI", 1); }
static void encode_component(js_State *J) { code(J, "encodeURIComponent", 1); }
static void decode(js_State *J) { code(J, "decodeURI", 0); }
static void decode_component(js_State *J) { code(J, "decodeURIComponent", 0); }

static void replace(js_State *J, const char *name, js_CFunction function) {
  js_getglobal(J, name);
  js_setregistry(J, name);
  js_newcfunction(J, function, name, 1);
  js_defglobal(J, name, JS_DONTENUM);
}

static void keep_json(js_State *J, const char *name) {
  js_getglobal(J, "JSON");
  js_getproperty(J, -1, name);
  js_setregistry(J, name);
  js_pop(J, 1);
}

void cmujs_furnish(js_State *J) {
  keep_json(J, "parse");
  keep_json(J, "stringify");
  steady_date(J);
  steady_chance(J);
  replace(J, "encodeURI", encode);
  replace(J, "encodeURIComponent", encode_component);
  replace(J, "decodeURI", decode);
  replace(J, "decodeURIComponent", decode_component);
  js_newobject(J);
  js_newcfunction(J, chat_history, "getChatHistory", 0);
  js_setproperty(J, -2, "getChatHistory");
  js_newcfunction(J, proper_case, "toProperCase", 1);
  js_setproperty(J, -2, "toProperCase");
  js_setglobal(J, "system");
  js_newcfunction(J, pause, CMUJS_PAUSE, 0);
  js_defglobal(J, CMUJS_PAUSE, JS_DONTENUM | JS_READONLY | JS_DONTCONF);
  js_newcfunction(J, mark, CMUJS_MARK, 2);
  js_defglobal(J, CMUJS_MARK, JS_DONTENUM | JS_READONLY | JS_DONTCONF);
}
