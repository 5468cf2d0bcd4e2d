package org.habeas.mailroom.origin;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;

/**
 * Asks for the keys of one mail, all of them together no longer than a limit: whoever sends a mail chooses the servers
 * that are asked, and placing waits for them.
 */
class KeysInTime implements PublicKeyRecordRetriever {

    private final PublicKeyRecordRetriever keys;
    private final ExecutorService threads;
    private long left;

    KeysInTime(PublicKeyRecordRetriever keys, Duration limit, ExecutorService threads) {
        this.keys = keys;
        this.threads = threads;
        this.left = limit.toNanos();
    }

    @Override
    public List<String> getRecords(CharSequence method, CharSequence selector, CharSequence domain)
            throws TempFailException, PermFailException {
        if (left <= 0) {
            throw new TempFailException("the time for keys of this mail is used up");
        }
        // Measures a span, which a clock that is set does not change.
        long began = System.nanoTime();
        try {
            return answer(threads.submit(() -> keys.getRecords(method, selector, domain)));
        } catch (RejectedExecutionException e) {
            throw new TempFailException("too many questions wait for an answer");
        } finally {
            left -= System.nanoTime() - began;
        }
    }

    private List<String> answer(Future<List<String>> asked) throws TempFailException, PermFailException {
        try {
            return asked.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new TempFailException("no answer in time");
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new TempFailException("stopped while asking");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PermFailException said) {
                throw said;
            }
            throw new TempFailException("the question failed: " + e.getCause());
        }
    }
}
