package org.habeas.casework;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts, in which roles, why, and which earlier act it follows from: the companion of every write.
 *
 * @param who account name of the person, or {@value #SYSTEM_NAME}; never the name of a data subject
 * @param roles the roles held at the moment of the act; not empty
 * @param why the reason, which the ledger keeps as it was given or, where somebody typed it, sealed beside itself
 * @param correlation the same for everything one request, mail or job sets in motion
 */
public record Acting(String who, Set<Role> roles, Reason why, UUID correlation) {

    /** The name under which Habeas itself acts. */
    public static final String SYSTEM_NAME = "habeas";

    public Acting {
        if (who.isBlank()) {
            throw new IllegalArgumentException("an act needs somebody who acts");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an act needs a role in which it is done");
        }
        roles = Set.copyOf(roles);
    }

    /**
     * Somebody with the reason they typed.
     *
     * @param typed their own words; empty when the verb says it all
     */
    public Acting(String who, Set<Role> roles, String typed, UUID correlation) {
        this(who, roles, Reason.typed(typed), correlation);
    }

    /**
     * Habeas itself, on behalf of a mail, a timer or a step of a workflow.
     *
     * @param why what set it in motion, in constant words of the program
     */
    public static Acting system(@CompileTimeConstant String why) {
        return new Acting(SYSTEM_NAME, Set.of(Role.SYSTEM), Reason.occasion(why), UUID.randomUUID());
    }

    /** The same person with the reason they typed for this act. */
    public Acting because(String typed) {
        return new Acting(who, roles, Reason.typed(typed), correlation);
    }

    /** Whether one of the given roles is held. */
    public boolean holdsAnyOf(Role... wanted) {
        for (Role role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
