/* A disk that forgets. Preloaded into a server, it keeps beside each file what of it was flushed, as it was at that
 * moment: what is left when the power goes. POWERCUT_FROM is the folder watched, POWERCUT_INTO where it is kept.
 * POWERCUT_KILL "before:7" or "after:7" ends the process, as by kill -9, at the seventh flush of the database's log. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void keep(int fd) {
  const char *from = getenv("POWERCUT_FROM"), *into = getenv("POWERCUT_INTO");
  char name[64], path[4096], part[4200], whole[4200], bytes[65536];
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(name, path, sizeof path - 1);
  if (!from || !into || length <= 0) return;
  path[length] = 0;
  if (strncmp(path, from, strlen(from)) != 0) return;
  const char *base = strrchr(path, '/') + 1;
  snprintf(part, sizeof part, "%s/%s.part", into, base);
  snprintf(whole, sizeof whole, "%s/%s", into, base);
  int out = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (out < 0) return;
  off_t at = 0;
  ssize_t got;
  while ((got = pread(fd, bytes, sizeof bytes, at)) > 0) {
    if (write(out, bytes, got) != got) break;
    at += got;
  }
  close(out);
  /* A process killed while it keeps leaves the older state, as a disk would. */
  rename(part, whole);
}

static int flushes;

static int isLog(int fd) {
  char name[64], path[4096];
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(name, path, sizeof path - 1);
  return length > 4 && strncmp(path + length - 4, "-wal", 4) == 0;
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
  int answer = ((int (*)(int))dlsym(RTLD_NEXT, by))(fd);
  if (answer == 0) keep(fd);
  if (log) dieAt("after");
  return answer;
}

int fsync(int fd) { return flush("fsync", fd); }
int fdatasync(int fd) { return flush("fdatasync", fd); }
