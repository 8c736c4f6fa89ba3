// A JavaScript interpreter that Swift can hold: MuJS throws by longjmp, which must not cross a
// Swift frame, so everything that may throw happens behind these functions.
#ifndef CMUJS_H
#define CMUJS_H
#include <stddef.h>

typedef struct cmujs cmujs;

enum __attribute__((enum_extensibility(closed))) cmujs_outcome {
  CMUJS_DONE,
  CMUJS_THROWN,
  CMUJS_OUT_OF_MEMORY,
  CMUJS_TOO_DEEP,
  CMUJS_TOO_LARGE,
};

// What the interpreter asks of its host. Each takes text and gives new text, to be freed, or NULL.
struct cmujs_doors {
  char *(*proper_case)(const char *text);
  // Astral characters as one sequence of four bytes; NULL if half of one stands alone.
  char *(*joined)(const char *text);
  // Astral characters as two surrogates of three bytes each.
  char *(*split)(const char *text);
};

// A new interpreter that may use `memory` bytes; NULL if it cannot be made.
cmujs *cmujs_open(size_t memory, struct cmujs_doors doors);
void cmujs_close(cmujs *script);
// The most bytes that it held at once.
size_t cmujs_peak(const cmujs *script);

// Gives the script what it may see.
enum cmujs_outcome cmujs_provide(
    cmujs *script, const char *context, const char *user, const char *history);
// Reads a script, which is then the one to run; on failure the one before stays.
enum cmujs_outcome cmujs_compile(cmujs *script, const char *source);
enum cmujs_outcome cmujs_run(cmujs *script);
// JSON of a global variable, by the JSON of before the script ran; empty if it has none.
// `CMUJS_TOO_LARGE` if that takes more than `limit` bytes.
enum cmujs_outcome cmujs_read(cmujs *script, const char *name, size_t limit);

// What the last call gave: JSON, or the text of what was thrown. Valid until the next call.
const char *cmujs_text(const cmujs *script);
// Its length, even where it was too large.
size_t cmujs_length(const cmujs *script);
// The calls that led to what was thrown, one to a line; empty if nobody knows.
const char *cmujs_trace(const cmujs *script);
// The number that `CMUJS_MARK` was last called with, if what it passed on was thrown; or -1.
int cmujs_mark(const cmujs *script);

// The name of a function (number, value) that gives the value and remembers both.
#define CMUJS_MARK "botflow$thrown"
// The name of a function that lets the interpreter look for memory it no longer uses. By itself it
// looks after so many values, however large they are.
#define CMUJS_PAUSE "botflow$pause"
// The file that scripts are in where the interpreter speaks of them.
#define CMUJS_FILE "script"

// Ends the process with `status` when the interpreter has computed for that long.
void cmujs_allow_time(int milliseconds, int status);
// Takes from the process what a script has no use for. Whatever the system does not know is left.
void cmujs_confine(size_t memory);
#endif
