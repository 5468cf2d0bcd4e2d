package org.habeas.mailroom;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.correspondence.LetterOutcomes;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.MailIntake;
import org.habeas.casework.correspondence.ReceivedMail;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A desk that remembers what was committed, and fails when a test says so. */
public final class TestDesk implements MailIntake, LetterOutcomes {

    /** Mail from which a case was opened. */
    public final List<ReceivedMail> opened = new CopyOnWriteArrayList<>();

    /** Mail that joined a case. */
    public final List<ReceivedMail> joined = new CopyOnWriteArrayList<>();

    /** Letters that ended, with how. */
    public final List<String> ended = new CopyOnWriteArrayList<>();

    /** Cases that take no mail. */
    public final Set<CaseReference> closed = ConcurrentHashMap.newKeySet();

    /** How many of the next calls fail after having done their work. */
    public final AtomicInteger failures = new AtomicInteger();

    private final Cases cases;

    TestDesk(Cases cases) {
        this.cases = cases;
    }

    /** Forgets everything. */
    public void reset() {
        opened.clear();
        joined.clear();
        ended.clear();
        closed.clear();
        failures.set(0);
    }

    @Override
    public String desk() {
        return "sar";
    }

    @Override
    public CaseKind kind() {
        return CaseKind.SUBJECT_REQUEST;
    }

    @Override
    public CaseReference open(ReceivedMail mail, Acting acting) {
        CaseReference reference = cases.open(CaseKind.SUBJECT_REQUEST, "eu", 2026);
        afterCommit(() -> opened.add(mail));
        fail();
        return reference;
    }

    @Override
    public boolean takesMail(CaseReference reference) {
        return !closed.contains(reference);
    }

    @Override
    public void join(CaseReference reference, ReceivedMail mail, Acting acting) {
        afterCommit(() -> joined.add(mail));
        fail();
    }

    @Override
    public void letterEnded(CaseReference reference, UUID letter, String kind, LetterState state, Acting acting) {
        afterCommit(() -> ended.add(kind + " " + state));
        fail();
    }

    private void fail() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the desk fails as the test wants");
        }
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
