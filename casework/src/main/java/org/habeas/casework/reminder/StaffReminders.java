package org.habeas.casework.reminder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminders by mail. They are letters of the outbox, written in the transaction of the step that reminds and kept by
 * their case, key and recipient: a crash neither loses nor doubles one.
 */
@Component
public class StaffReminders {

    /** The kind of letter that a reminder is. */
    public static final String KIND = Letter.TO_STAFF + "reminder";

    private final ReminderSettings settings;
    private final ObjectProvider<Outbox> outbox;
    private final CaseAccess access;
    private final Cases cases;
    private final LegalEntities entities;

    StaffReminders(
            ReminderSettings settings,
            ObjectProvider<Outbox> outbox,
            CaseAccess access,
            Cases cases,
            LegalEntities entities) {
        this.settings = settings;
        this.outbox = outbox;
        this.access = access;
        this.cases = cases;
        this.entities = entities;
    }

    /**
     * Reminds who holds the work, the legal lead, general counsel and the data protection officer; of a sealed case those
     * of them who are on its roster.
     *
     * @param holders accounts of those who hold its tasks, or could
     * @return who was reminded, by account or function; also those without an address, who see it in the inbox
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> remind(CaseReference reference, Reminder reminder, Collection<String> holders, Acting acting) {
        List<Recipient> all = accounts(holders);
        function("legal-lead", settings.legalLead(), all);
        function("general-counsel", settings.generalCounsel(), all);
        officer(reference, all);
        return write(
                reference,
                new Told(
                        KIND, reminder.key(), reference + ": " + reminder.headline(), words(reference, reminder), null),
                all,
                acting);
    }

    /**
     * Tells who holds the work, and the data protection officer, of something that happened to the case, with the link to
     * it.
     *
     * @param told what; the same kind and key again is the same letter
     * @param holders accounts of those who hold its tasks, or could
     * @return who was told, by account or function
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> tell(CaseReference reference, Told told, Collection<String> holders, Acting acting) {
        List<Recipient> all = accounts(holders);
        officer(reference, all);
        return write(reference, told, all, acting);
    }

    private List<String> write(CaseReference reference, Told told, List<Recipient> recipients, Acting acting) {
        List<String> reminded = new ArrayList<>();
        Set<String> written = new HashSet<>();
        boolean writes = outbox.stream().anyMatch(one -> one.writesFor(reference));
        for (Recipient one : recipients) {
            if (!hears(reference, one) || reminded.contains(one.name())) {
                continue;
            }
            reminded.add(one.name());
            String address = one.address();
            if (writes && address != null && written.add(address)) {
                outbox.getObject().post(letter(reference, told, one.name(), address), acting);
            }
        }
        return reminded;
    }

    private List<Recipient> accounts(Collection<String> accounts) {
        List<Recipient> all = new ArrayList<>();
        accounts.stream().sorted().forEach(account -> all.add(account(account)));
        return all;
    }

    private void officer(CaseReference reference, List<Recipient> all) {
        function(
                "data-protection-officer",
                settings.officer().isBlank()
                        ? entities.byId(cases.legalEntityOf(reference).orElseThrow())
                                .officerAddress()
                        : settings.officer(),
                all);
    }

    private void function(String name, String configured, List<Recipient> all) {
        if (configured.contains("@")) {
            all.add(new Recipient(name, null, configured.strip()));
        } else if (!configured.isBlank()) {
            all.add(account(configured.strip()));
        }
    }

    private Recipient account(String account) {
        return new Recipient(account, account, settings.addresses().get(account));
    }

    /** An address alone hears of nothing that is sealed, for nobody knows who reads there. */
    private boolean hears(CaseReference reference, Recipient one) {
        String account = one.account();
        return account == null
                ? !access.isSealed(reference)
                : access.knows(reference, new Acting(account, Set.of(Role.AUDITOR), "", UUID.randomUUID()));
    }

    private static String words(CaseReference reference, Reminder reminder) {
        StringBuilder text = new StringBuilder("Case " + reference + ": " + reminder.headline() + ".\n\n");
        if (!reminder.what().isEmpty()) {
            text.append("What is due: ").append(reminder.what()).append('\n');
        }
        if (!reminder.due().isEmpty()) {
            text.append("When: ").append(reminder.due()).append('\n');
        }
        return text.toString();
    }

    /**
     * Not marked as automatic: that is for answers to strangers, whose number is capped; the addresses here are our own.
     */
    private Letter letter(CaseReference reference, Told told, String name, String address) {
        return new Letter(
                reference,
                told.kind(),
                told.key() + " " + name,
                new PostAddress("", address),
                "en",
                told.subject(),
                told.text() + "Open the case: " + settings.link().resolve("/cases/" + reference)
                        + "\n\nYou get this because you hold the case or answer for it. It was written by Habeas.\n",
                null,
                List.of(),
                null,
                false,
                told.template());
    }

    /**
     * What people of the house are told; nothing in it names a party of the case.
     *
     * @param kind begins with {@link Letter#TO_STAFF}
     * @param key what makes it the same letter again, within its case
     * @param text ends with a line feed
     * @param template as of {@link Letter#template}
     */
    public record Told(
            String kind,
            String key,
            String subject,
            String text,
            @Nullable String template) {}
}
