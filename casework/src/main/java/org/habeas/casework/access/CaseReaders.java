package org.habeas.casework.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.casework.CaseKind;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Role;

/** The roles that read a case of each kind; the administrator reads none. */
final class CaseReaders {

    private CaseReaders() {}

    static Set<Role> of(CaseKind kind) {
        return switch (kind) {
            case SUBJECT_REQUEST -> EnumSet.of(Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR);
            case LEGAL_PROCESS -> EnumSet.of(Role.LEGAL, Role.APPROVER, Role.AUDITOR);
            case BREACH -> EnumSet.of(Role.BREACH_LEAD, Role.APPROVER, Role.LEGAL, Role.AUDITOR);
            case TRANSPARENCY_REPORT -> EnumSet.of(Role.REPORTER, Role.LEGAL, Role.APPROVER, Role.AUDITOR);
        };
    }

    static boolean reads(Set<Role> roles, CaseKind kind) {
        return roles.contains(Role.SYSTEM) || roles.stream().anyMatch(of(kind)::contains);
    }

    static Set<CaseKind> kindsOf(Set<Role> roles) {
        return Arrays.stream(CaseKind.values())
                .filter(kind -> reads(roles, kind))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseKind.class)));
    }

    /** What somebody is told who reads no case of a kind: {@code Only legal or an auditor may read cases LP.} */
    static NotPermitted refusal(CaseKind kind) {
        return new NotPermitted("Only " + words(kind) + " may read cases " + kind.prefix() + ".");
    }

    /** The people of these roles: {@code legal, an approver or an auditor}. */
    static String words(CaseKind kind) {
        return NotPermitted.anyOf(of(kind).toArray(Role[]::new));
    }
}
