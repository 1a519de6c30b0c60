/* A disk that fails: the n-th write, sync, rename or truncation under one folder, once or from then on, or a kill
   in its place. Preloaded into a process that is told by its environment:

       FAULT_FOLDER  only files in here count
       FAULT_CALL    write, sync, rename or truncate
       FAULT_AT      which one, from 1; 0 or unset is none
       FAULT_ERROR   errno; 0 is a kill
       FAULT_ON      set: every later one fails as well (what a full disk does to writes)
       FAULT_TOLD    file that is made when the fault strikes
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int seen;

static int inside(const char *path)
{
    const char *folder = getenv("FAULT_FOLDER");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int strikes(const char *call, const char *path)
{
    const char *wanted = getenv("FAULT_CALL"), *at = getenv("FAULT_AT"), *told = getenv("FAULT_TOLD");
    int number, first = at ? atoi(at) : 0, failing = atoi(getenv("FAULT_ERROR") ? getenv("FAULT_ERROR") : "5");
    if (!wanted || !first || strcmp(wanted, call) != 0 || !inside(path))
        return 0;
    number = atomic_fetch_add(&seen, 1) + 1;
    if (number != first && !(number > first && getenv("FAULT_ON")))
        return 0;
    if (told)
        close(syscall(SYS_openat, AT_FDCWD, told, O_CREAT | O_WRONLY, 0600));
    if (!failing)
        kill(getpid(), SIGKILL);
    errno = failing;
    return 1;
}

static int strikes_fd(const char *call, int fd)
{
    char link[64], path[4096];
    ssize_t length;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return strikes(call, path);
}

#define REAL(result, name, ...) ((result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size)
{
    return strikes_fd("write", fd) ? -1 : REAL(ssize_t, write, int, const void *, size_t)(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    return strikes_fd("write", fd) ? -1 : REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    return strikes_fd("write", fd) ? -1 : REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t)(fd, data, size, at);
}
int fsync(int fd)
{
    return strikes_fd("sync", fd) ? -1 : REAL(int, fsync, int)(fd);
}
int fdatasync(int fd)
{
    return strikes_fd("sync", fd) ? -1 : REAL(int, fdatasync, int)(fd);
}
int ftruncate(int fd, off_t length)
{
    return strikes_fd("truncate", fd) ? -1 : REAL(int, ftruncate, int, off_t)(fd, length);
}
int ftruncate64(int fd, off64_t length)
{
    return strikes_fd("truncate", fd) ? -1 : REAL(int, ftruncate64, int, off64_t)(fd, length);
}
int rename(const char *from, const char *to)
{
    return strikes("rename", to) ? -1 : REAL(int, rename, const char *, const char *)(from, to);
}
