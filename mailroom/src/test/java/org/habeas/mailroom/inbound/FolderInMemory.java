package org.habeas.mailroom.inbound;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.habeas.mailroom.MailboxTrouble;
import org.jspecify.annotations.Nullable;

/** A folder that breaks off where a test says. */
final class FolderInMemory implements ServerFolder {

    enum Step {
        LIST,
        OPEN,
        READ,
        MOVE_NOT_DONE,
        MOVE_DONE
    }

    final Map<Long, byte[]> there = new TreeMap<>();
    final List<Long> away = new ArrayList<>();
    private final Clock received = Clock.systemUTC();

    @Nullable
    Step failAt;

    @Nullable
    Runnable meanwhile;

    int cutTo = Integer.MAX_VALUE;
    private long last;

    void add(String raw) {
        add(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    void add(byte[] raw) {
        there.put(++last, raw);
    }

    @Override
    public long uidValidity() {
        return 7;
    }

    @Override
    public List<Listed> list() throws MessagingException {
        breakAt(Step.LIST);
        return there.entrySet().stream()
                .map(mail -> new Listed(mail.getKey(), received.instant(), mail.getValue().length))
                .toList();
    }

    @Override
    public InputStream open(Listed mail) throws MessagingException {
        breakAt(Step.OPEN);
        if (meanwhile != null) {
            Runnable now = meanwhile;
            meanwhile = null;
            now.run();
        }
        byte[] raw = there.get(mail.uid());
        if (raw == null) {
            throw new MessagingException("NO no such message");
        }
        boolean broken = failAt == Step.READ;
        failAt = broken ? null : failAt;
        return new ByteArrayInputStream(raw, 0, Math.min(raw.length, cutTo)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                if (broken && pos > 0) {
                    throw new UncheckedIOException(new IOException("broken"));
                }
                return super.read(target, offset, broken ? Math.min(20, length) : length);
            }
        };
    }

    @Override
    public Away moveAway(long uid) throws MessagingException {
        breakAt(Step.MOVE_NOT_DONE);
        there.remove(uid);
        away.add(uid);
        breakAt(Step.MOVE_DONE);
        return new Away(OnServer.MOVED, null, null);
    }

    @Override
    public void refresh() {}

    @Override
    public long uidNext() {
        return last + 1;
    }

    @Override
    public boolean remove(long uid) {
        return there.remove(uid) != null;
    }

    @Override
    public List<OtherFolder> otherFolders() {
        return List.of();
    }

    @Override
    public Set<MailboxTrouble> shortcomings() {
        return Set.of();
    }

    @Override
    public void awaitNews(Duration longest, Duration answer) {}

    @Override
    public void close() {}

    private void breakAt(Step step) throws MessagingException {
        if (failAt == step) {
            failAt = null;
            throw new MessagingException("broken");
        }
    }
}
