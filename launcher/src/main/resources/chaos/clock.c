#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/*
 * Preloaded into a process, shifts its wall clock by the nanoseconds that the file CHAOS_CLOCK holds: eight bytes, as this machine
 * orders them. The monotonic clock, by which the JVM waits, is left alone.
 */
static volatile int64_t *shift;
static int (*real_gettime)(clockid_t, struct timespec *);

__attribute__((constructor)) static void open_shift(void) {
  real_gettime = dlsym(RTLD_NEXT, "clock_gettime");
  const char *name = getenv("CHAOS_CLOCK");
  int file = name ? open(name, O_RDONLY) : -1;
  if (file < 0) return;
  void *mapped = mmap(0, sizeof *shift, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (mapped != MAP_FAILED) shift = mapped;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  if (!real_gettime) real_gettime = dlsym(RTLD_NEXT, "clock_gettime");
  int result = real_gettime(clock, now);
  if (result == 0 && shift && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    int64_t nanos = now->tv_nsec + *shift % 1000000000;
    now->tv_sec += *shift / 1000000000 + (nanos >= 1000000000) - (nanos < 0);
    now->tv_nsec = nanos - 1000000000 * ((nanos >= 1000000000) - (nanos < 0));
  }
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec shifted;
  int result = clock_gettime(CLOCK_REALTIME, &shifted);
  now->tv_sec = shifted.tv_sec;
  now->tv_usec = shifted.tv_nsec / 1000;
  return result;
}
