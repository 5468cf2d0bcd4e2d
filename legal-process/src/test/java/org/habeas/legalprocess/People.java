package org.habeas.legalprocess;

import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;

/** Who acts in the tests. */
public final class People {

    public static final Acting SYSTEM = Acting.system("test");
    public static final Acting LENA = person("lena", Role.LEGAL);
    public static final Acting OTTO = person("otto", Role.LEGAL);
    public static final Acting ADA = person("ada", Role.APPROVER);

    private People() {}

    static Acting byName(String who) {
        return switch (who) {
            case "otto" -> OTTO;
            case "ada" -> ADA;
            default -> LENA;
        };
    }

    private static Acting person(String who, Role... roles) {
        return new Acting(who, Set.of(roles), "", UUID.randomUUID());
    }
}
