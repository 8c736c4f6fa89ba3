// What the process that runs scripts may not do, whatever becomes of the interpreter.
#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "interpreter.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

static int status_at_end;
static struct timeval left;

static void end_now(int signal) {
  (void)signal;
  _exit(status_at_end);
}

void cmujs_allow_time(int milliseconds, int status) {
  status_at_end = status;
  left.tv_sec = milliseconds / 1000;
  left.tv_usec = milliseconds % 1000 * 1000;
  signal(SIGPROF, end_now);
}

void cmujs_clock(int running) {
  struct itimerval next = {{0, 0}, {0, 0}}, before;
  if (running) next.it_value = left;
  if (setitimer(ITIMER_PROF, &next, &before) == 0 && !running) left = before.it_value;
}

static void limit(int resource, rlim_t value) {
  struct rlimit both = {value, value};
  setrlimit(resource, &both);
}

static void allow_memory(size_t more) {
  FILE *file = fopen("/proc/self/statm", "r");
  unsigned long pages = 0;
  if (!file) return;
  if (fscanf(file, "%lu", &pages) == 1)
    limit(RLIMIT_AS, (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + more);
  fclose(file);
}

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif
#define LOAD(field) \
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offsetof(struct seccomp_data, field))
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, action)
#define PERMIT(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), \
  ANSWER(SECCOMP_RET_ALLOW)

// Memory, the clock, and the two descriptors that are there: everything else is refused.
static void refuse_system_calls(void) {
  struct sock_filter filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
    PERMIT(read), PERMIT(sendto), PERMIT(mmap), PERMIT(munmap), PERMIT(mremap), PERMIT(brk),
    PERMIT(mprotect), PERMIT(madvise), PERMIT(futex), PERMIT(setitimer), PERMIT(clock_gettime),
    PERMIT(rt_sigaction), PERMIT(rt_sigprocmask), PERMIT(rt_sigreturn), PERMIT(exit),
    PERMIT(exit_group),
    ANSWER(SECCOMP_RET_ERRNO | 1),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

static void close_others(void) { syscall(SYS_close_range, 2u, ~0u, 0u); }
#else
static void refuse_system_calls(void) {}
static void close_others(void) { for (int i = 2; i < 1024; ++i) close(i); }
#endif

void cmujs_confine(size_t memory) {
  close_others();
  allow_memory(memory);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, 0);
#if defined(RLIMIT_NPROC)
  limit(RLIMIT_NPROC, 0);
#endif
  refuse_system_calls();
}
