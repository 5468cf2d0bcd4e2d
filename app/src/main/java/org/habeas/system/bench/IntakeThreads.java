package org.habeas.system.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.habeas.mailroom.MailroomLoop;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The loops of the mailroom that take mail in, run here because an application that does not send runs none of them. */
final class IntakeThreads implements AutoCloseable {

    private static final String READING = "mail-in-";
    private static final String PLACING = "mail-placing-";

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** Starts them. */
    IntakeThreads(ApplicationContext application) {
        List<MailroomLoop.Round> rounds = application.getBeansOfType(MailroomLoop.class).values().stream()
                .flatMap(loop -> loop.rounds().stream())
                .filter(round ->
                        round.name().startsWith(READING) || round.name().startsWith(PLACING))
                .toList();
        for (MailroomLoop.Round round : rounds) {
            threads.add(new Thread(() -> repeat(round), round.name()));
        }
        threads.forEach(Thread::start);
    }

    /** How many place mail. */
    int placing() {
        return (int) threads.stream()
                .filter(thread -> thread.getName().startsWith(PLACING))
                .count();
    }

    /** Throws what has ended one of them. */
    void check() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("The intake has failed.", failed);
        }
    }

    private void repeat(MailroomLoop.Round round) {
        try {
            while (running.get()) {
                round.work().run();
                Thread.sleep(round.pause().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            if (running.get()) {
                failure.set(e);
            }
        }
    }

    @Override
    public void close() {
        running.set(false);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
