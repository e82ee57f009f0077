// SPDX-License-Identifier: GPL-3.0-or-later
// Forked workers: a shared counter, one pipe each, a watchdog in the parent.
#include "workers/workers.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define IDLE SIZE_MAX

// What parent and workers see of each other: one slot a worker.
struct slot {
    _Atomic size_t unit;       // held, or IDLE
    _Atomic long long started; // nanoseconds, monotonic
};

struct board {
    _Atomic size_t next;
    struct slot slots[WORKERS_LIMIT];
};

// Before each result in the pipe.
struct frame {
    size_t unit;
    bool made;
    size_t errors, warnings, suppressed, failures;
    size_t message_length, result_length;
};

struct worker {
    pid_t process; // 0: none
    bool overdue;  // ended by the watchdog
    int pipe;
    char *bytes; // received, not yet a whole frame
    size_t length, capacity;
};

struct outcome {
    bool arrived;
    struct frame frame;
    char *bytes; // messages, then result; malloc
};

struct crew {
    const struct job *job;
    struct board *board;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct worker workers[WORKERS_LIMIT];
    unsigned count;
    struct outcome *outcomes;
    size_t reported; // units whose outcome was handed on
    size_t failed;
    size_t overdue; // units that the watchdog ended
};

static unsigned seconds_of(const struct job *job) {
    return job->seconds ? job->seconds : UNIT_SECONDS;
}

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000000000LL + time.tv_nsec;
}

static _Noreturn void system_failure(const char *what) {
    fprintf(stderr, "steunblad: %s: %s\n", gettext(what), strerror(errno));
    exit(EXIT_STATUS_SYSTEM);
}

static void *allocate(void *old, size_t size) {
    void *memory = realloc(old, size ? size : 1);
    if (!memory)
        system_failure(N_("memory"));
    return memory;
}

// ---- in the worker ----

static bool send_unit(const struct job *job, size_t unit, struct arena *arena, int pipe) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct builder result = {.arena = arena};
    bool made = job->run(job->context, unit, arena, &diagnostics, &result);
    struct frame frame;
    memset(&frame, 0, sizeof frame);
    frame.unit = unit;
    frame.made = made;
    frame.errors = diagnostics.errors;
    frame.warnings = diagnostics.warnings;
    frame.suppressed = diagnostics.suppressed;
    frame.failures = diagnostics.failures;
    frame.message_length = diagnostics.output.length;
    frame.result_length = made ? result.length : 0;
    return file_write(pipe, (struct text){(const char *)&frame, sizeof frame}) &&
           file_write(pipe, (struct text){diagnostics.output.bytes, frame.message_length}) &&
           file_write(pipe, (struct text){result.bytes, frame.result_length});
}

static _Noreturn void work(struct crew *crew, unsigned number, int pipe) {
    struct slot *slot = &crew->board->slots[number];
    struct arena *arena = arena_create();
    signal(SIGPIPE, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGTERM); // without the parent nobody waits for what is made here
    for (;;) {
        size_t unit = atomic_fetch_add(&crew->board->next, 1);
        if (unit >= crew->job->count)
            break;
        atomic_store(&slot->started, now());
        atomic_store(&slot->unit, unit);
        if (!send_unit(crew->job, unit, arena, pipe))
            _exit(EXIT_STATUS_SYSTEM);
        arena_reset(arena);
        atomic_store(&slot->unit, IDLE);
    }
    arena_destroy(arena);
#ifdef __SANITIZE_ADDRESS__
    exit(EXIT_STATUS_MADE); // so that leaks are reported
#else
    _exit(EXIT_STATUS_MADE);
#endif
}

// ---- in the parent ----

static void start_worker(struct crew *crew, unsigned number) {
    int ends[2];
    struct worker *worker = &crew->workers[number];
    if (pipe2(ends, O_CLOEXEC) != 0)
        system_failure("pipe");
    atomic_store(&crew->board->slots[number].unit, IDLE);
    fflush(NULL);
    worker->process = fork();
    if (worker->process < 0)
        system_failure("fork");
    if (worker->process == 0) {
        close(ends[0]);
        work(crew, number, ends[1]);
    }
    close(ends[1]);
    worker->pipe = ends[0];
    worker->length = 0;
    worker->overdue = false;
}

// Hands on, in order, whatever has arrived without a gap.
static void hand_on(struct crew *crew) {
    while (crew->reported < crew->job->count && crew->outcomes[crew->reported].arrived) {
        struct outcome *outcome = &crew->outcomes[crew->reported];
        const struct frame *frame = &outcome->frame;
        struct diagnostics own = {
            .errors = frame->errors,
            .warnings = frame->warnings,
            .suppressed = frame->suppressed,
            .failures = frame->failures,
            .output = {.bytes = outcome->bytes, .length = frame->message_length}};
        diagnostics_add(crew->diagnostics, &own);
        diagnostics_flush(crew->diagnostics, stderr);
        struct text result = {outcome->bytes + frame->message_length, frame->result_length};
        if (crew->job->take)
            crew->job->take(crew->job->context, crew->reported, frame->made, result);
        crew->failed += !frame->made;
        free(outcome->bytes);
        outcome->bytes = NULL;
        crew->reported++;
    }
}

static void show_progress(const struct crew *crew) {
    if (!crew->job->progress || !isatty(STDERR_FILENO))
        return;
    fprintf(stderr, "\r%zu/%zu %s%s", crew->reported, crew->job->count,
            gettext(crew->job->progress), crew->reported == crew->job->count ? "\n" : "");
}

static void keep_outcome(struct crew *crew, struct frame frame, const char *bytes) {
    size_t length = frame.message_length + frame.result_length;
    struct outcome *outcome = &crew->outcomes[frame.unit];
    *outcome = (struct outcome){.arrived = true, .frame = frame};
    outcome->bytes = allocate(NULL, length);
    memcpy(outcome->bytes, bytes, length);
}

// Takes whole frames off the front of what a worker sent.
static void take_frames(struct crew *crew, struct worker *worker) {
    size_t used = 0;
    while (worker->length - used >= sizeof(struct frame)) {
        struct frame frame;
        memcpy(&frame, worker->bytes + used, sizeof frame);
        size_t whole = sizeof frame + frame.message_length + frame.result_length;
        if (worker->length - used < whole)
            break;
        keep_outcome(crew, frame, worker->bytes + used + sizeof frame);
        used += whole;
    }
    memmove(worker->bytes, worker->bytes + used, worker->length - used);
    worker->length -= used;
}

static bool receive(struct crew *crew, struct worker *worker) {
    if (worker->capacity - worker->length < 65536) {
        worker->capacity = worker->capacity * 2 + 65536;
        worker->bytes = allocate(worker->bytes, worker->capacity);
    }
    ssize_t count =
        read(worker->pipe, worker->bytes + worker->length, worker->capacity - worker->length);
    if (count < 0 && errno == EINTR)
        return true;
    if (count <= 0)
        return false;
    worker->length += (size_t)count;
    take_frames(crew, worker);
    return true;
}

// What is wrong with all of them, as a script that loops, would take the limit for each.
static bool gave_up(const struct crew *crew) {
    return crew->overdue >= OVERDUE_LIMIT;
}

// Those that were never begun fail with one message together.
static void lose_others(struct crew *crew) {
    struct arena *arena = arena_create();
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct frame frame = {0};
    size_t first = crew->job->count, count = 0;
    for (size_t unit = crew->job->count; unit-- > 0;)
        if (!crew->outcomes[unit].arrived) {
            count++;
            first = unit;
        }
    if (count)
        report_error(&diagnostics, (struct position){0}, NULL,
                     "%zu others were not tried: too many took too long", count);
    for (size_t unit = first; unit < crew->job->count; unit++)
        if (!crew->outcomes[unit].arrived) {
            frame.unit = unit;
            frame.errors = unit == first ? diagnostics.errors : 0;
            frame.message_length = unit == first ? diagnostics.output.length : 0;
            keep_outcome(crew, frame, diagnostics.output.bytes);
        }
    arena_destroy(arena);
}

// A unit whose worker is gone: it failed, and its message says why.
static void lose_unit(struct crew *crew, size_t unit, bool overdue, int status) {
    struct arena *arena = arena_create();
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct text name = crew->job->name(crew->job->context, unit, arena);
    struct position nowhere = {0};
    if (overdue)
        report_error(&diagnostics, nowhere,
                     "does a script loop without end, or search with a pattern of many * or -?",
                     "%.*s took more than %u seconds and was ended", TEXT_ARGUMENTS(name),
                     seconds_of(crew->job));
    else if (WIFSIGNALED(status))
        report_error(&diagnostics, nowhere, NULL, "%.*s: the worker ended with signal %d (%s)",
                     TEXT_ARGUMENTS(name), WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        report_error(&diagnostics, nowhere, NULL, "%.*s: the worker ended with status %d",
                     TEXT_ARGUMENTS(name), WEXITSTATUS(status));
    struct frame frame = {
        .unit = unit, .errors = diagnostics.errors, .message_length = diagnostics.output.length};
    keep_outcome(crew, frame, diagnostics.output.bytes);
    arena_destroy(arena);
}

static void end_worker(struct crew *crew, unsigned number) {
    struct worker *worker = &crew->workers[number];
    int status = 0;
    close(worker->pipe);
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR)
        ;
    worker->process = 0;
    size_t unit = atomic_load(&crew->board->slots[number].unit);
    bool lost = unit != IDLE && !crew->outcomes[unit].arrived;
    if (lost)
        lose_unit(crew, unit, worker->overdue, status);
    crew->overdue += lost && worker->overdue;
    if (gave_up(crew))
        atomic_store(&crew->board->next, crew->job->count);
    if (lost && atomic_load(&crew->board->next) < crew->job->count)
        start_worker(crew, number);
}

static void end_slow_workers(struct crew *crew) {
    long long limit = now() - seconds_of(crew->job) * 1000000000LL;
    for (unsigned i = 0; i < crew->count; i++) {
        struct slot *slot = &crew->board->slots[i];
        if (crew->workers[i].process && atomic_load(&slot->unit) != IDLE &&
            atomic_load(&slot->started) < limit) {
            crew->workers[i].overdue = true;
            kill(crew->workers[i].process, SIGKILL);
        }
    }
}

static void watch(struct crew *crew) {
    struct pollfd polls[WORKERS_LIMIT];
    unsigned numbers[WORKERS_LIMIT];
    for (;;) {
        nfds_t open = 0;
        for (unsigned i = 0; i < crew->count; i++)
            if (crew->workers[i].process) {
                numbers[open] = i;
                polls[open++] = (struct pollfd){.fd = crew->workers[i].pipe, .events = POLLIN};
            }
        if (open == 0)
            return;
        poll(polls, open, 200);
        for (nfds_t i = 0; i < open; i++)
            if (polls[i].revents && !receive(crew, &crew->workers[numbers[i]]))
                end_worker(crew, numbers[i]);
        hand_on(crew);
        show_progress(crew);
        end_slow_workers(crew);
    }
}

static size_t run_here(const struct job *job, struct diagnostics *diagnostics) {
    struct arena *arena = arena_create();
    size_t failed = 0;
    for (size_t unit = 0; unit < job->count; unit++) {
        struct builder result = {.arena = arena};
        bool made = job->run(job->context, unit, arena, diagnostics, &result);
        diagnostics_flush(diagnostics, stderr);
        if (job->take)
            job->take(job->context, unit, made, made ? builder_result(&result) : TEXT(""));
        failed += !made;
        arena_reset(arena);
    }
    arena_destroy(arena);
    return failed;
}

size_t workers_run(const struct job *job, unsigned workers, struct arena *arena,
                   struct diagnostics *diagnostics) {
    if (workers == 0 || job->count == 0)
        return run_here(job, diagnostics);
    struct crew *crew = arena_new(arena, struct crew);
    crew->job = job;
    crew->arena = arena;
    crew->diagnostics = diagnostics;
    crew->count = workers > WORKERS_LIMIT ? WORKERS_LIMIT : workers;
    if (crew->count > job->count)
        crew->count = (unsigned)job->count;
    crew->outcomes = arena_new_array(arena, job->count, struct outcome);
    crew->board =
        mmap(NULL, sizeof *crew->board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (crew->board == MAP_FAILED)
        system_failure("mmap");
    atomic_init(&crew->board->next, 0);
    diagnostics_flush(diagnostics, stderr);
    for (unsigned i = 0; i < crew->count; i++)
        start_worker(crew, i);
    watch(crew);
    if (gave_up(crew))
        lose_others(crew);
    for (size_t unit = 0; unit < job->count; unit++)
        if (!crew->outcomes[unit].arrived)
            lose_unit(crew, unit, false, 0);
    hand_on(crew);
    for (unsigned i = 0; i < crew->count; i++)
        free(crew->workers[i].bytes);
    munmap(crew->board, sizeof *crew->board);
    return crew->failed;
}

unsigned workers_default(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    int count = CPU_COUNT(&set);
    return count > 0 ? (unsigned)count : 1;
}
