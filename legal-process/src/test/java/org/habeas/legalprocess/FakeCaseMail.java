package org.habeas.legalprocess;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.ReceivedMail.Attachment;
import org.jspecify.annotations.Nullable;

/** The mail of cases: every one has the one attachment a test gives. */
class FakeCaseMail implements CaseMail {

    private @Nullable CaseReference held;
    private byte[] attached = new byte[0];

    void attach(byte[] bytes) {
        attached = bytes.clone();
    }

    /** A mail that perhaps belongs to a case begins or ends to wait for a person. */
    void hold(@Nullable CaseReference reference) {
        held = reference;
    }

    @Override
    public boolean hasHeld(CaseReference reference) {
        return reference.equals(held);
    }

    @Override
    public List<Item> of(CaseReference reference) {
        return List.of();
    }

    @Override
    public Optional<Opened> open(CaseReference reference, UUID id) {
        Item item = new Item(id, Direction.IN, Instant.EPOCH, "", "", "", null, null, "", "");
        Attachment one = new Attachment(0, "warrant.pdf", "application/pdf", attached.length, "");
        return Optional.of(new Opened(item, "", "", List.of(), "en", List.of(one), List.of()));
    }

    @Override
    public Optional<String> safeHtml(CaseReference reference, UUID id) {
        return Optional.empty();
    }

    @Override
    public Optional<InputStream> raw(CaseReference reference, UUID id) {
        return Optional.empty();
    }

    @Override
    public Optional<InputStream> attachment(CaseReference reference, UUID id, int number) {
        return Optional.of(new ByteArrayInputStream(attached));
    }
}
