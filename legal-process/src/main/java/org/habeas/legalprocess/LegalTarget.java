package org.habeas.legalprocess;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.jspecify.annotations.Nullable;

/** One account, address or domain that a demand aims at, with its own notice, stay, production and outcome. */
@Entity
@Table(name = "legal_target")
class LegalTarget {

    @Id
    private UUID id;

    private int number;

    @Enumerated(EnumType.STRING)
    private Identifier kind;

    /** Sealed: the identifier, the customer and their contact. */
    private byte[] words;

    @Embedded
    private CustomerNotice notice = new CustomerNotice();

    @Embedded
    private Stay stay = new Stay();

    @Embedded
    private Production production = new Production();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "target_id", nullable = false, updatable = false)
    @OrderBy("sha256, id")
    private List<ManifestItem> manifest = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @Column(name = "outcome_at")
    private @Nullable Instant outcomeAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected LegalTarget() {}

    LegalTarget(int number, Identifier kind, byte[] sealedWords) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.kind = kind;
        this.words = sealedWords;
    }

    void prepare(List<ManifestItem> items, String who) {
        manifest.clear();
        manifest.addAll(items);
        DataCategory most = items.stream()
                .map(ManifestItem::category)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        production.prepare(most, hashOf(items), who);
    }

    void settle(Outcome what, Instant now) {
        outcome = what;
        outcomeAt = now;
    }

    boolean isOpen() {
        return outcome == null;
    }

    private static String hashOf(List<ManifestItem> items) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            items.stream()
                    .map(item -> item.sha256() + " " + item.category().code() + "\n")
                    .sorted()
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    Identifier kind() {
        return kind;
    }

    byte[] words() {
        return words;
    }

    CustomerNotice notice() {
        return notice;
    }

    Stay stay() {
        return stay;
    }

    Production production() {
        return production;
    }

    List<ManifestItem> manifest() {
        return List.copyOf(manifest);
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    @Nullable
    Instant outcomeAt() {
        return outcomeAt;
    }
}
