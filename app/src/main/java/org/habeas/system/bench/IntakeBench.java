package org.habeas.system.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.habeas.system.CommandFailed;
import org.habeas.system.demo.DemoInstallation;
import org.habeas.system.demo.DemoOptions;
import org.habeas.system.demo.FilledMailbox;
import org.habeas.workflows.BareEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mails from an IMAP server on loopback become cases with clocks, ledger, sealed raw mail and an acknowledgement in the
 * queue, by the demonstration itself in a directory of its own; afterwards the engine alone starts as many workflows on
 * the same database. Nothing is sent. Before the clock runs there are a start and some mails to warm up.
 */
public final class IntakeBench {

    private static final int WARM_UP = 400;
    private static final long PAUSE_MILLIS = 50;
    private static final Duration STANDSTILL = Duration.ofMinutes(2);

    private final Class<?> application;
    private final BenchMails mails;
    private final Consumer<String> words;

    /**
     * Prepares it.
     *
     * @param application what Spring starts
     * @param seed of the mails
     * @param words told what happens meanwhile
     */
    public IntakeBench(Class<?> application, long seed, Consumer<String> words) {
        this.application = application;
        this.mails = new BenchMails(seed);
        this.words = words;
    }

    /**
     * Runs it once.
     *
     * @param directory that is empty or does not exist
     * @param count of mails
     */
    public IntakeFigures run(Path directory, int count) throws InterruptedException {
        try (FilledMailbox mailbox = FilledMailbox.start()) {
            Map<String, Object> properties = new TreeMap<>(mailbox.properties());
            properties.put("habeas.mail.active", false);
            try (DemoInstallation demo =
                    DemoInstallation.start(application, new DemoOptions(0, 0, directory, false), properties, words)) {
                return run(mailbox, demo.application(), count);
            }
        }
    }

    private IntakeFigures run(FilledMailbox mailbox, ApplicationContext parts, int count) throws InterruptedException {
        JdbcClient jdbc = parts.getBean(JdbcClient.class);
        int warmUp = Math.min(WARM_UP, count);
        words.accept("Warming up with " + warmUp + " mails ...");
        fill(mailbox, count + 1, count + warmUp);
        takeIn(parts, Progress.fromNow(jdbc), warmUp);

        words.accept("Taking in " + count + " mails ...");
        long bytes = fill(mailbox, 1, count);
        Progress progress = Progress.fromNow(jdbc);
        Memory start = Memory.now();
        Cpu before = Cpu.used();
        Course course = takeIn(parts, progress, count);
        Cpu cpu = Cpu.used().since(before, count);
        Progress.Counts made = progress.made();
        List<Memory> memory = List.of(start, course.middle(), Memory.now());

        words.accept("Starting as many workflows on the engine alone ...");
        try (BareEngine bare = BareEngine.inPlaceOf(parts)) {
            bare.startToFirstTask(warmUp, course.threads());
            double toTask = bare.startToFirstTask(count, course.threads());
            double starts = bare.start(count, course.threads());
            double rate = count / course.seconds();
            return new IntakeFigures(
                    "intake",
                    count,
                    bytes,
                    rounded(course.seconds()),
                    rounded(rate),
                    rounded(count / 2.0 / course.secondsToMiddle()),
                    rounded(count / 2.0 / (course.seconds() - course.secondsToMiddle())),
                    course.threads(),
                    made.cases(),
                    made.held(),
                    made.letters(),
                    made.clocks(),
                    made.ledgerEntries(),
                    rounded((double) made.commits() / count),
                    cpu,
                    memory,
                    rounded(starts),
                    rounded(toTask),
                    rounded(rate / starts),
                    rounded(rate / toTask),
                    progress.fsync());
        }
    }

    private record Course(double seconds, double secondsToMiddle, Memory middle, int threads) {}

    /** Lets the mailroom take in what lies in the mailbox; returns when every mail is at the end of its way in. */
    private static Course takeIn(ApplicationContext parts, Progress progress, int count) throws InterruptedException {
        long begun = System.nanoTime();
        @Nullable Memory middle = null;
        double secondsToMiddle = 0;
        try (IntakeThreads threads = new IntakeThreads(parts)) {
            long moved = begun;
            long last = 0;
            for (long ended = 0; ended < count; ended = progress.ended()) {
                threads.check();
                if (middle == null && ended >= count / 2) {
                    secondsToMiddle = secondsSince(begun);
                    middle = Memory.now();
                }
                moved = ended > last ? System.nanoTime() : moved;
                last = ended;
                if (secondsSince(moved) > STANDSTILL.toSeconds()) {
                    throw CommandFailed.doesNotHold("Only " + ended + " of " + count + " mails came to an end.");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            double seconds = secondsSince(begun);
            return middle == null
                    ? new Course(seconds, seconds / 2, Memory.now(), threads.placing())
                    : new Course(seconds, secondsToMiddle, middle, threads.placing());
        }
    }

    private long fill(FilledMailbox mailbox, int first, int last) {
        long bytes = 0;
        for (int number = first; number <= last; number++) {
            byte[] mail = mails.mail(number);
            bytes += mail.length;
            mailbox.put(mail);
        }
        return bytes;
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
