package org.habeas.mailroom;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.OwnAddresses;
import org.habeas.casework.correspondence.PostAddress;
import org.springframework.stereotype.Component;

/**
 * Our own addresses as configured. The name of one of our mailboxes counts at every domain of ours, since people write
 * {@code sar@} at whichever domain they know; other names there belong to staff, who may ask for their own data.
 */
@Component
class ConfiguredAddresses implements OwnAddresses {

    private final Set<String> addresses;
    private final Set<String> names;
    private final Set<String> domains;

    ConfiguredAddresses(MailroomSettings settings, LegalEntities entities) {
        Set<String> mailboxes = settings.mailboxes().stream()
                .map(mailbox -> lower(mailbox.address()))
                .collect(Collectors.toSet());
        this.names = mailboxes.stream().map(ConfiguredAddresses::name).collect(Collectors.toSet());
        this.addresses = Stream.of(
                        mailboxes.stream(),
                        settings.accounts().stream().map(account -> lower(account.user())),
                        entities.entities().stream()
                                .map(LegalEntity::officerAddress)
                                .map(ConfiguredAddresses::lower))
                .flatMap(one -> one)
                .filter(one -> one.contains("@"))
                .collect(Collectors.toSet());
        this.domains = Stream.concat(
                        addresses.stream().map(ConfiguredAddresses::domain), Stream.of(lower(settings.domain())))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isOwn(PostAddress address) {
        String whole = address.normalised();
        String name = name(whole);
        String domain = domain(whole);
        return addresses.contains(name + "@" + domain) || (names.contains(name) && domains.contains(domain));
    }

    /** What stands before the at sign, without a tag behind a plus sign. */
    private static String name(String address) {
        String local = address.substring(0, address.lastIndexOf('@'));
        int plus = local.indexOf('+');
        return plus > 0 ? local.substring(0, plus) : local;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
