/* A disk whose flush takes FLUSH_MS milliseconds more, as of a machine that keeps its word: preloaded, for measuring. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define NEXT(name) ((int (*)(int))dlsym(RTLD_NEXT, name))

static void wait_more(void) {
  const char *ms = getenv("FLUSH_MS");
  double nanoseconds = (ms ? atof(ms) : 2) * 1e6;
  struct timespec span = {(time_t)(nanoseconds / 1e9), (long)nanoseconds % 1000000000L};
  nanosleep(&span, NULL);
}

int fsync(int fd) {
  wait_more();
  return NEXT("fsync")(fd);
}
int fdatasync(int fd) {
  wait_more();
  return NEXT("fdatasync")(fd);
}
