package org.habeas.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people who work in this installation, wherever their accounts are kept. */
public interface Staff {

    /** Everybody, by name. */
    List<Member> everybody();

    /** The member with this account name. */
    default Optional<Member> named(String account) {
        return everybody().stream()
                .filter(member -> member.account().equals(account))
                .findFirst();
    }

    /** Those who hold a role. */
    default List<Member> holding(Role role) {
        return everybody().stream()
                .filter(member -> member.roles().contains(role))
                .toList();
    }

    /**
     * Somebody who works here.
     *
     * @param account sign-in name, as {@link Acting#who()} gives it
     * @param name as colleagues call them
     */
    record Member(String account, String name, Set<Role> roles) {}
}
