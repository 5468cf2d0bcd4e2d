package org.habeas.sar;

import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;

/** Who acts in the tests. */
public final class People {

    /** The legal entity whose mailbox mail reaches unless a test says otherwise. */
    public static final String LEGAL_ENTITY = "eu";

    public static final Acting SYSTEM = Acting.system("test");
    public static final Acting INES = person("ines", Role.INTAKE);
    public static final Acting NADIA = person("nadia", Role.CASEWORKER);
    public static final Acting OMAR = person("omar", Role.APPROVER);
    public static final Acting BOTH = person("bea", Role.CASEWORKER, Role.APPROVER);
    public static final Acting ADMINISTRATOR = person("adm", Role.ADMINISTRATOR);

    private People() {}

    static Acting byName(String who) {
        return switch (who) {
            case "ines" -> INES;
            case "omar" -> OMAR;
            case "bea" -> BOTH;
            case "adm" -> ADMINISTRATOR;
            default -> NADIA;
        };
    }

    private static Acting person(String who, Role... roles) {
        return new Acting(who, Set.of(roles), "", UUID.randomUUID());
    }
}
