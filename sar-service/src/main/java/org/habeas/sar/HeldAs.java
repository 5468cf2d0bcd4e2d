package org.habeas.sar;

import java.util.Set;
import org.habeas.casework.clock.AppliesTo.CompanyRole;

/** In which role the company holds what a request is about; we decide about it ourselves until a person says otherwise. */
public enum HeldAs {
    CONTROLLER("we decide about the data ourselves (controller)"),
    PROCESSOR("we hold them only for a customer (processor)"),
    BOTH("some of each");

    private final String words;

    HeldAs(String words) {
        this.words = words;
    }

    /** As it reads in a sentence. */
    public String words() {
        return words;
    }

    Set<CompanyRole> roles() {
        return switch (this) {
            case CONTROLLER -> Set.of(CompanyRole.CONTROLLER);
            case PROCESSOR -> Set.of(CompanyRole.PROCESSOR);
            case BOTH -> Set.of(CompanyRole.CONTROLLER, CompanyRole.PROCESSOR);
        };
    }
}
