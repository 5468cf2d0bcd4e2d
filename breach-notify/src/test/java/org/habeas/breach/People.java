package org.habeas.breach;

import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;

/** Who acts in the tests. */
public final class People {

    public static final Acting SYSTEM = Acting.system("test");
    public static final Acting TOMAS = person("tomas", Role.BREACH_LEAD);
    public static final Acting EBBA = person("ebba", Role.BREACH_LEAD);
    public static final Acting OMAR = person("omar", Role.APPROVER);
    public static final Acting INES = person("ines", Role.INTAKE);
    public static final Acting ADMINISTRATOR = person("adm", Role.ADMINISTRATOR);

    private People() {}

    static Acting byName(String who) {
        return switch (who) {
            case "ebba" -> EBBA;
            case "omar" -> OMAR;
            case "ines" -> INES;
            case "adm" -> ADMINISTRATOR;
            default -> TOMAS;
        };
    }

    private static Acting person(String who, Role... roles) {
        return new Acting(who, Set.of(roles), "", UUID.randomUUID());
    }
}
