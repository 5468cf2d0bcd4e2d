package org.habeas.inbox;

import java.util.Set;
import org.habeas.casework.Role;

/** Reads a case for those who may read its content. */
public class CaseReader {

    static final Set<Role> READERS =
            Set.of(Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR);
}
