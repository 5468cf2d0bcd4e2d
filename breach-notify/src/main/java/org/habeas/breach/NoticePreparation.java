package org.habeas.breach;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.templates.LetterProblem;
import org.habeas.templates.RenderedLetter;
import org.springframework.stereotype.Component;

/** Renders a notice for each of its recipients, and takes it back when what it tells is no longer so. */
@Component
class NoticePreparation {

    private final Notices notices;
    private final BreachLetters letters;
    private final SealedRecord sealed;
    private final Outbox outbox;
    private final BreachWorkflow workflow;
    private final Ledger ledger;

    NoticePreparation(
            Notices notices,
            BreachLetters letters,
            SealedRecord sealed,
            Outbox outbox,
            BreachWorkflow workflow,
            Ledger ledger) {
        this.notices = notices;
        this.letters = letters;
        this.sealed = sealed;
        this.outbox = outbox;
        this.workflow = workflow;
        this.ledger = ledger;
    }

    /** Renders every letter; a recipient for whom a value is missing is held, never told half. */
    void prepare(Breach breach, Notice notice, FactsVersion facts, Acting acting) {
        CaseReference reference = breach.reference();
        String message = sealed.open(reference, "notice", notice.words(), NoticeWords.class)
                .message();
        boolean further = notices.of(reference).stream().anyMatch(one -> one.state() == Notice.State.RELEASED);
        int round = notice.nextRound();
        Set<String> templates = new TreeSet<>();
        for (Recipient recipient : notice.recipients()) {
            Customer customer = sealed.open(reference, "customer", recipient.words(), Customer.class);
            if (customer.status() == Customer.Status.RULED_OUT) {
                recipient.hold("ruled out, so this customer is not told");
                continue;
            }
            try {
                RenderedLetter rendered = letters.notice(breach, facts.facts(), customer, message, further);
                PreparedLetter letter = outbox.prepare(
                        new Letter(
                                reference,
                                BreachLetters.NOTICE,
                                notice.number() + "-" + round + "-" + recipient.id(),
                                PostAddress.of(customer.email()),
                                rendered.language(),
                                rendered.subject(),
                                rendered.text(),
                                rendered.html(),
                                List.of(),
                                null,
                                false,
                                rendered.template()),
                        acting);
                recipient.rendered(letter.id(), letter.sha256());
                templates.add(rendered.template());
            } catch (LetterProblem missing) {
                recipient.hold(String.valueOf(missing.getMessage()).replaceAll("^[^:]*: ", ""));
            }
        }
        notice.prepared(facts, BreachLetters.template(templates, message), acting.who());
    }

    /**
     * The facts are others now: a notice that is prepared, waits or was approved on the earlier ones is void, and of one
     * that was released nothing leaves any more.
     */
    void factsChanged(CaseReference reference, FactsVersion facts, Acting acting) {
        notices.latest(reference)
                .filter(notice -> !notice.hash().isEmpty() && !notice.tells(facts))
                .ifPresent(notice -> {
                    switch (notice.state()) {
                        case DRAFT -> takeBack(reference, notice, changed(facts) + " after it was prepared.", acting);
                        case SUBMITTED -> {
                            takeBack(reference, notice, changed(facts) + " after it was prepared.", acting);
                            workflow.approvalOvertaken(reference);
                        }
                        case RELEASED -> stop(reference, notice, facts, acting);
                        case APPROVED, STOPPED -> {
                            // the step that releases it refuses and takes it back; what is stopped stays so
                        }
                    }
                });
    }

    /** Letters that no sender has taken never leave; whom they were for is told anew, after another approval. */
    private void stop(CaseReference reference, Notice notice, FactsVersion facts, Acting acting) {
        List<UUID> letters = notice.recipients().stream()
                .map(Recipient::letterId)
                .filter(Objects::nonNull)
                .toList();
        List<UUID> stopped = letters.stream()
                .filter(letter -> outbox.withdraw(letter, acting))
                .toList();
        if (stopped.isEmpty()) {
            return;
        }
        int left = letters.size() - stopped.size();
        notices.saveAndFlush(notice.stop(
                stopped,
                changed(facts) + " while letters of notice " + notice.number() + " were held: "
                        + (stopped.size() == 1 ? "1 letter was" : stopped.size() + " letters were") + " stopped, "
                        + left
                        + " had left. This notice is for those whom none left for; prepare it again, it needs a new"
                        + " approval."));
        ledger.record(
                Act.on(reference, "breach.noticeStopped")
                        .with("notice", notice.number())
                        .with("stopped", stopped.size())
                        .with("left", left),
                acting);
        workflow.releaseOvertaken(reference);
    }

    private static String changed(FactsVersion facts) {
        return "The facts were changed to version " + facts.number();
    }

    /** Back to the draft; what was rendered never leaves. */
    void takeBack(CaseReference reference, Notice notice, String why, Acting acting) {
        for (UUID letter : notice.setBack(why)) {
            outbox.withdraw(letter, acting);
        }
        ledger.record(Act.on(reference, "breach.noticeVoided").with("notice", notice.number()), acting);
    }

    /** The notice in the making, a new one when the last one was released. */
    Notice current(Breach breach) {
        CaseReference reference = breach.reference();
        Optional<Notice> latest = notices.latest(reference);
        return latest.filter(one -> one.state() != Notice.State.RELEASED)
                .orElseGet(() -> notices.saveAndFlush(new Notice(
                        reference,
                        latest.map(Notice::number).orElse(0) + 1,
                        sealed.seal(reference, "notice", new NoticeWords("")),
                        "")));
    }

    List<Recipient> recipients(Breach breach, Notice notice, CustomerList list) {
        List<Recipient> recipients = new ArrayList<>();
        for (CustomerList.Row row : list.rows()) {
            Customer customer = row.customer();
            recipients.add(new Recipient(
                    breach.reference().value(),
                    notice.number(),
                    sealed.key(customer.identity()),
                    row.line(),
                    sealed.seal(breach.reference(), "customer", customer),
                    customer.hours()));
        }
        return recipients;
    }
}
