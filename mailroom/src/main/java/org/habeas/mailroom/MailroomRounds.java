package org.habeas.mailroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the loops of the mailroom while the application runs. A round that fails is logged and tried again; the pauses
 * grow while it goes on failing, and an interrupt ends it between two transactions.
 */
@Component
class MailroomRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailroomRounds.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<MailroomLoop> loops;
    private final MailroomSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean();

    MailroomRounds(List<MailroomLoop> loops, MailroomSettings settings) {
        this.loops = loops;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (!settings.active() || !running.compareAndSet(false, true)) {
            return;
        }
        for (MailroomLoop loop : loops) {
            for (MailroomLoop.Round round : loop.rounds()) {
                Thread thread = new Thread(() -> repeat(round), round.name());
                thread.setDaemon(true);
                threads.add(thread);
                thread.start();
            }
        }
    }

    @Override
    public void stop() {
        running.set(false);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    private void repeat(MailroomLoop.Round round) {
        int failures = 0;
        while (running.get()) {
            try {
                round.work().run();
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                failures++;
                if (running.get()) {
                    LOG.warn("{} failed {} times in a row", round.name(), failures, e);
                }
            }
            if (!pause(round.pause(), failures)) {
                return;
            }
        }
    }

    private static boolean pause(Duration pause, int failures) {
        Duration longest = pause.compareTo(LONGEST_PAUSE) < 0 ? LONGEST_PAUSE : pause;
        Duration longer = pause.multipliedBy(1L << Math.min(failures, 10));
        try {
            Thread.sleep((longer.compareTo(longest) < 0 ? longer : longest).toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
