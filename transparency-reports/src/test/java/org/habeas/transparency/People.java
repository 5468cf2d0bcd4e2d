package org.habeas.transparency;

import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;

/** Who acts in the tests. */
public final class People {

    public static final Acting REPORTER = person("rea", Role.REPORTER);
    public static final Acting LEGAL = person("lena", Role.LEGAL);
    public static final Acting APPROVER = person("omar", Role.APPROVER);
    public static final Acting REPORTER_AND_APPROVER = person("rea", Role.REPORTER, Role.APPROVER);

    private People() {}

    static Acting byName(String who) {
        return switch (who) {
            case "lena" -> LEGAL;
            case "omar" -> APPROVER;
            case "rea-both" -> REPORTER_AND_APPROVER;
            default -> REPORTER;
        };
    }

    private static Acting person(String who, Role... roles) {
        return new Acting(who, Set.of(roles), "", UUID.randomUUID());
    }
}
