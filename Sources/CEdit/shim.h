// Doors of fixed shape onto libedit's variadic functions, which Swift cannot call, and onto the
// standard streams, which are mutable globals to Swift.
#ifndef CEDIT_SHIM_H
#define CEDIT_SHIM_H
#include <stdio.h>
#include <wchar.h>
#include <histedit.h>

typedef char *(*cedit_prompt_fn)(EditLine *);
typedef unsigned char (*cedit_key_fn)(EditLine *, int);
typedef int (*cedit_read_fn)(EditLine *, wchar_t *);

static inline EditLine *cedit_init(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}
static inline int cedit_set_prompt(EditLine *e, cedit_prompt_fn f, char literal) {
  return el_set(e, EL_PROMPT_ESC, f, literal);
}
static inline int cedit_set_right_prompt(EditLine *e, cedit_prompt_fn f) {
  return el_set(e, EL_RPROMPT, f);
}
static inline int cedit_set_editor(EditLine *e, const char *name) {
  return el_set(e, EL_EDITOR, name);
}
static inline int cedit_handle_signals(EditLine *e) { return el_set(e, EL_SIGNAL, 1); }
static inline int cedit_set_client(EditLine *e, void *p) { return el_set(e, EL_CLIENTDATA, p); }
static inline void *cedit_client(EditLine *e) {
  void *p = NULL;
  el_get(e, EL_CLIENTDATA, &p);
  return p;
}
static inline int cedit_add_function(
    EditLine *e, const char *name, const char *help, cedit_key_fn f) {
  return el_set(e, EL_ADDFN, name, help, f);
}
static inline int cedit_bind(EditLine *e, const char *key, const char *function) {
  return el_set(e, EL_BIND, key, function, NULL);
}
// The second key map: vi's command mode.
static inline int cedit_bind_alternative(EditLine *e, const char *key, const char *function) {
  return el_set(e, EL_BIND, "-a", key, function, NULL);
}
static inline int cedit_set_tty(EditLine *e, const char *mode, const char *flag) {
  return el_set(e, EL_SETTY, mode, flag, NULL);
}
static inline int cedit_take_terminal(EditLine *e, int on) { return el_set(e, EL_PREP_TERM, on); }
static inline int cedit_set_reader(EditLine *e, cedit_read_fn f) {
  return el_set(e, EL_GETCFN, f);
}
// What libedit reads with by itself, for one character.
static inline int cedit_read_by_itself(EditLine *e, wchar_t *character, cedit_read_fn f) {
  el_set(e, EL_GETCFN, EL_BUILTIN_GETCFN);
  int count = el_wgetc(e, character);
  el_set(e, EL_GETCFN, f);
  return count;
}
// Draws prompt and line anew, as if nothing of them stood on the screen.
static inline int cedit_redraw(EditLine *e) { return el_set(e, EL_REFRESH); }
static inline void cedit_print(EditLine *e, const char *text) {
  FILE *stream = stdout;
  el_get(e, EL_GETFP, 1, &stream);
  fputs(text, stream);
  fflush(stream);
}

static inline int cedit_set_history(EditLine *e, History *h) {
  return el_set(e, EL_HIST, history, h);
}
static inline int cedit_history_size(History *h, int size) {
  HistEvent event;
  return history(h, &event, H_SETSIZE, size);
}
static inline int cedit_history_unique(History *h) {
  HistEvent event;
  return history(h, &event, H_SETUNIQUE, 1);
}
static inline int cedit_history_enter(History *h, const char *line) {
  HistEvent event;
  return history(h, &event, H_ENTER, line);
}
#endif
