/* A disk that the system has made read-only under a running server, as it does when it no longer trusts it. A file system
 * cannot be remounted so while files of it are open, hence this: preloaded, it refuses every write to the files of the
 * folder READONLY_UNDER, as the system would, for as long as there is a file READONLY_WHILE. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_now(void) {
  const char *marker = getenv("READONLY_WHILE");
  return marker && access(marker, F_OK) == 0;
}

static int is_under(const char *path) {
  const char *under = getenv("READONLY_UNDER");
  return under && strncmp(path, under, strlen(under)) == 0;
}

static int refused(int fd) {
  char name[64], path[4096];
  if (!is_now()) return 0;
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(name, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  if (!is_under(path)) return 0;
  errno = EROFS;
  return 1;
}

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

ssize_t write(int fd, const void *from, size_t size) {
  return refused(fd) ? -1 : NEXT(ssize_t(*)(int, const void *, size_t), "write")(fd, from, size);
}
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
  return refused(fd) ? -1 : NEXT(ssize_t(*)(int, const void *, size_t, off_t), "pwrite")(fd, from, size, at);
}
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
  return refused(fd) ? -1 : NEXT(ssize_t(*)(int, const void *, size_t, off64_t), "pwrite64")(fd, from, size, at);
}
int ftruncate(int fd, off_t size) {
  return refused(fd) ? -1 : NEXT(int (*)(int, off_t), "ftruncate")(fd, size);
}
int ftruncate64(int fd, off64_t size) {
  return refused(fd) ? -1 : NEXT(int (*)(int, off64_t), "ftruncate64")(fd, size);
}

static int opened(const char *by, const char *path, int how, int mode) {
  int writes = (how & O_ACCMODE) != O_RDONLY || (how & O_CREAT);
  if (writes && is_under(path) && is_now()) {
    errno = EROFS;
    return -1;
  }
  return NEXT(int (*)(const char *, int, ...), by)(path, how, mode);
}
#define OPENS(name) \
  int name(const char *path, int how, ...) { \
    va_list rest; \
    va_start(rest, how); \
    int mode = va_arg(rest, int); \
    va_end(rest); \
    return opened(#name, path, how, mode); \
  }
OPENS(open)
OPENS(open64)
