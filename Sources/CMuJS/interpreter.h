#ifndef CMUJS_INTERPRETER_H
#define CMUJS_INTERPRETER_H
#include <mujs.h>
#include "CMuJS.h"

struct cmujs {
  js_State *state;
  struct cmujs_doors doors;
  // `kept` is what was left in use when it was last looked.
  size_t limit, used, peak, kept;
  int refused;
  int mark;
  char *text, *trace;
  size_t length;
};

// Puts the globals in place, before any script can touch them.
void cmujs_furnish(js_State *J);
// Lets the clock that limits computing run, or stops it.
void cmujs_clock(int running);
#endif
