/* A disk that forgets. Preloaded into a program, it keeps beside each file what of it was flushed, as it was at that
 * moment: what is left when the power goes. POWERCUT_FROM is the folder watched, POWERCUT_INTO where it is kept, by the
 * same names. A rename or a removal holds at once, as on a file system that writes its names down in order; what was
 * removed is there as "<name>.gone".
 * POWERCUT_KILL "before:7" or "after:7" ends the process, as by kill -9, at the seventh flush of the database's log. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((int (*)())dlsym(RTLD_NEXT, name))

/* Where a watched path is kept; 0 where it is not watched. */
static int keptAs(const char *path, char *kept, size_t size) {
  const char *from = getenv("POWERCUT_FROM"), *into = getenv("POWERCUT_INTO");
  if (!from || !into || strncmp(path, from, strlen(from)) != 0) return 0;
  snprintf(kept, size, "%s%s", into, path + strlen(from));
  return 1;
}

static void makeFolders(char *path) {
  for (char *slash = path + 1; (slash = strchr(slash, '/')); slash++) {
    *slash = 0;
    mkdir(path, 0700);
    *slash = '/';
  }
}

static int pathOf(int fd, char *path, size_t size) {
  char name[64];
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(name, path, size - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return 1;
}

static void keep(int fd) {
  char name[64], path[PATH_MAX], whole[2 * PATH_MAX], part[2 * PATH_MAX + 32], bytes[65536];
  if (!pathOf(fd, path, sizeof path) || !keptAs(path, whole, sizeof whole)) return;
  makeFolders(whole);
  snprintf(part, sizeof part, "%s.part%d", whole, gettid());
  /* Opened anew: the program's own hand may be one that only writes. */
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  int in = open(name, O_RDONLY), out = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ssize_t got = -1;
  while (in >= 0 && out >= 0 && (got = read(in, bytes, sizeof bytes)) > 0)
    if (write(out, bytes, got) != got) break;
  if (in >= 0) close(in);
  if (out >= 0) close(out);
  /* A process killed while it keeps leaves the older state, as a disk would. */
  if (got == 0) REAL("rename")(part, whole);
}

int rename(const char *old, const char *new) {
  char keptOld[2 * PATH_MAX], keptNew[2 * PATH_MAX];
  int answer = REAL("rename")(old, new);
  if (answer == 0 && keptAs(old, keptOld, sizeof keptOld) && keptAs(new, keptNew, sizeof keptNew))
    REAL("rename")(keptOld, keptNew);
  return answer;
}

int unlink(const char *path) {
  char kept[2 * PATH_MAX], gone[2 * PATH_MAX + 8];
  int answer = REAL("unlink")(path);
  if (answer == 0 && keptAs(path, kept, sizeof kept)) {
    makeFolders(kept);
    snprintf(gone, sizeof gone, "%s.gone", kept);
    int mark = open(gone, O_WRONLY | O_CREAT, 0600);
    if (mark >= 0) close(mark);
    REAL("unlink")(kept);
  }
  return answer;
}

static int flushes;

static int isLog(int fd) {
  char path[PATH_MAX];
  if (!pathOf(fd, path, sizeof path)) return 0;
  size_t length = strlen(path);
  return length > 4 && strcmp(path + length - 4, "-wal") == 0;
}

static void dieAt(const char *moment) {
  const char *kill_ = getenv("POWERCUT_KILL");
  if (!kill_ || strncmp(kill_, moment, strlen(moment)) != 0) return;
  if (flushes == atoi(kill_ + strlen(moment) + 1)) kill(getpid(), SIGKILL);
}

static int flush(const char *by, int fd) {
  int log = isLog(fd);
  if (log) {
    flushes += 1;
    dieAt("before");
  }
  int answer = REAL(by)(fd);
  if (answer == 0) keep(fd);
  if (log) dieAt("after");
  return answer;
}

int fsync(int fd) { return flush("fsync", fd); }
int fdatasync(int fd) { return flush("fdatasync", fd); }
