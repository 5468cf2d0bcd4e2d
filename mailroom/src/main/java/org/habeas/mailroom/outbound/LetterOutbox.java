package org.habeas.mailroom.outbound;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.correspondence.CaseTokens;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.MailIntake;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.vault.CaseVault;
import org.habeas.casework.vault.SealedContent;
import org.habeas.casework.vault.SealedContents;
import org.habeas.mailroom.Desks;
import org.habeas.mailroom.MailIndex;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.inbound.InboundMails;
import org.habeas.mailroom.inbound.MailSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters as rows: rendered once, released by their hash, withdrawn as long as nobody has taken them. */
@Service
class LetterOutbox implements Outbox {

    private static final int REFERENCES_KEPT = 20;

    private final JdbcClient jdbc;
    private final OutboundMails letters;
    private final InboundMails inbound;
    private final LetterRendering rendering;
    private final CaseTokens tokens;
    private final CaseVault vault;
    private final SealedContents contents;
    private final Cases cases;
    private final LegalEntities legalEntities;
    private final Desks desks;
    private final MailIndex index;
    private final MailroomSettings settings;
    private final Ledger ledger;

    LetterOutbox(
            JdbcClient jdbc,
            OutboundMails letters,
            InboundMails inbound,
            LetterRendering rendering,
            CaseTokens tokens,
            CaseVault vault,
            SealedContents contents,
            Cases cases,
            LegalEntities legalEntities,
            Desks desks,
            MailIndex index,
            MailroomSettings settings,
            Ledger ledger) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.inbound = inbound;
        this.rendering = rendering;
        this.tokens = tokens;
        this.vault = vault;
        this.contents = contents;
        this.cases = cases;
        this.legalEntities = legalEntities;
        this.desks = desks;
        this.index = index;
        this.settings = settings;
        this.ledger = ledger;
    }

    @Override
    public boolean writesFor(CaseReference reference) {
        return mailbox(reference).isPresent();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    @Permits({Role.SYSTEM, Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD})
    public PreparedLetter prepare(Letter letter, Acting acting) {
        Optional<OutboundMail> existing = letters.ofKey(letter.reference(), letter.kind(), letter.key());
        if (existing.isPresent()) {
            return letters.opened(existing.get());
        }
        UUID id = UUID.randomUUID();
        MailroomSettings.Mailbox mailbox = mailbox(letter);
        PostAddress from =
                new PostAddress(legalEntities.byId(mailbox.legalEntity()).name(), mailbox.address());
        String messageId = tokens.messageIdOf(letter.reference(), id, settings.domain());
        byte[] bytes = rendering.render(
                letter,
                new LetterRendering.Envelope(
                        from, tokens.addressOf(letter.reference(), mailbox.address()), messageId, references(letter)));
        SealedContent content = contents.write(vault.keysetOf(letter.reference()), new ByteArrayInputStream(bytes));
        String html = letter.html() == null ? "" : letter.html();
        insert(
                id,
                letter,
                messageId,
                content,
                mailbox,
                new LetterSummary(from, letter.to(), letter.subject(), letter.text(), html, letter.language()));
        Act prepared = Act.on(letter.reference(), "mail.prepared")
                .with("letter", id)
                .with("kind", letter.kind())
                .with("sha256", content.sha256())
                .personal("to", letter.to().normalised());
        String template = letter.template();
        ledger.record(template == null ? prepared : prepared.with("template", template), acting);
        return new PreparedLetter(id, content.sha256(), messageId, from, letter.to(), letter.subject(), letter.text());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    @Permits({Role.SYSTEM, Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD})
    public void release(UUID id, String sha256, Duration hold, Acting acting) {
        OutboundMail letter = letters.lock(id)
                .filter(stored -> stored.state() == LetterState.PREPARED)
                .orElseThrow(() -> new ActRefused(
                        "letter-not-prepared",
                        "This letter was released or withdrawn before. Prepare a new one if it shall leave again."));
        if (!letter.sha256().equals(sha256)) {
            throw new ActRefused(
                    "letter-changed",
                    "The letter is not the one that was approved. Look at it again and approve what you see.");
        }
        jdbc.sql("update mailroom_outbound_mail set state = 'PLANNED', not_before = ? where id = ?")
                .params(letters.now().plus(hold), id)
                .update();
        ledger.record(
                Act.on(letter.reference(), "mail.released")
                        .with("letter", id)
                        .with("kind", letter.kind())
                        .with("sha256", sha256)
                        .with("notBefore", letters.now().plus(hold).toInstant()),
                acting);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    @Permits({Role.SYSTEM, Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD})
    public boolean withdraw(UUID id, Acting acting) {
        return letters.lock(id)
                .filter(letter -> letter.state() == LetterState.PREPARED
                        || letter.state() == LetterState.PLANNED
                        || letter.state() == LetterState.TEMPFAIL)
                .map(letter -> {
                    jdbc.sql("update mailroom_outbound_mail set state = 'WITHDRAWN', ended_at = ? where id = ?")
                            .params(letters.now(), id)
                            .update();
                    ledger.record(
                            Act.on(letter.reference(), "mail.withdrawn")
                                    .with("letter", id)
                                    .with("kind", letter.kind()),
                            acting);
                    return true;
                })
                .orElse(false);
    }

    @Override
    public Optional<LetterState> stateOf(UUID letter) {
        return letters.find(letter).map(OutboundMail::state);
    }

    @Override
    public Optional<Instant> acceptedAt(UUID letter) {
        return jdbc.sql("select ended_at from mailroom_outbound_mail where id = ? and state = 'ACCEPTED'")
                .param(letter)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public Optional<PreparedLetter> find(UUID letter) {
        return letters.find(letter).map(letters::opened);
    }

    private void insert(
            UUID id,
            Letter letter,
            String messageId,
            SealedContent content,
            MailroomSettings.Mailbox mailbox,
            LetterSummary summary) {
        jdbc.sql("insert into mailroom_outbound_mail (id, case_reference, kind, key, automatic, state, message_id,"
                        + " content_id, sha256, sealed_summary, envelope_from, recipient_mac, domain_mac, prepared_at)"
                        + " values (?, ?, ?, ?, ?, 'PREPARED', ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        letter.reference().value(),
                        letter.kind(),
                        letter.key(),
                        letter.automatic(),
                        messageId,
                        content.id(),
                        content.sha256(),
                        letters.seal(letter.reference(), summary),
                        settings.signedReturnPath() ? tokens.returnAddressOf(id, mailbox.address()) : mailbox.address(),
                        index.ofAddress(letter.to()),
                        index.ofDomain(letter.to()),
                        letters.now())
                .update();
    }

    private MailroomSettings.Mailbox mailbox(Letter letter) {
        return mailbox(letter.reference())
                .orElseThrow(() -> new IllegalStateException("habeas.mail.mailboxes names no address for cases of kind "
                        + letter.reference().kind()));
    }

    private Optional<MailroomSettings.Mailbox> mailbox(CaseReference reference) {
        String legalEntity = cases.legalEntityOf(reference).orElseThrow(() -> new NoSuchCase(reference.value()));
        return desks.of(reference.kind()).map(MailIntake::desk).flatMap(desk -> settings.mailboxOf(desk, legalEntity));
    }

    /** The thread as RFC 5322 3.6.4 wants it: what the mail refers to, then the mail itself. */
    private List<String> references(Letter letter) {
        if (letter.inReplyTo() == null) {
            return List.of();
        }
        Optional<MailSummary> mail = inbound.find(letter.inReplyTo())
                .filter(found -> found.reference() == null || letter.reference().equals(found.reference()))
                .flatMap(inbound::summary);
        List<String> thread = new ArrayList<>(mail.map(MailSummary::references).orElse(List.of()));
        mail.map(MailSummary::messageId).ifPresent(id -> {
            thread.remove(id);
            thread.add(id);
        });
        return mail.map(MailSummary::messageId).isPresent()
                ? thread.subList(Math.max(0, thread.size() - REFERENCES_KEPT), thread.size())
                : List.of();
    }
}
