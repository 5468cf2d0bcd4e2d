package org.habeas.inbox;

import java.util.Set;
import org.habeas.casework.Role;

/**
 * One entry of the main navigation; a feature adds one by declaring a bean.
 *
 * @param id what a page passes to the shell when it stands in this place
 * @param label one or two words
 * @param href address without context path
 * @param roles who sees the entry; empty for everybody who is signed in
 * @param order smaller stands further left
 */
public record Place(String id, String label, String href, Set<Role> roles, int order) {

    public Place {
        roles = Set.copyOf(roles);
    }
}
