package org.habeas.casework.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.habeas.casework.clock.AppliesTo.CompanyRole;
import org.habeas.casework.clock.AppliesTo.Ground;
import org.habeas.casework.clock.AppliesTo.Kind;
import org.habeas.casework.clock.AppliesTo.Link;
import org.habeas.casework.clock.AppliesTo.Occasion;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code appliesTo} of a rule. */
final class AppliesToReader {
    private static final Set<String> KEYS =
            Set.of("kind", "upon", "rights", "beforeSorting", "roles", "anyOf", "recipient");
    private static final Set<String> GROUND = Set.of("establishment", "residence", "account", "because");

    private AppliesToReader() {}

    /** The conditions; null when the rule states none. */
    static @Nullable AppliesTo read(PackNode rule) {
        PackNode node = rule.child("appliesTo", KEYS);
        if (node == null) {
            return null;
        }
        if (node.isEmpty()) {
            rule.problem("appliesTo", "appliesTo is empty; say when the rule applies or leave it out");
        }
        return new AppliesTo(
                node.oneOf("kind", Kind.class, Kind.SUBJECT_REQUEST, Kind.SUBJECT_REQUEST),
                node.oneOf("upon", Occasion.class, Occasion.REQUEST, Occasion.REQUEST),
                Set.copyOf(node.words("rights", AskedRight.class)),
                node.flag("beforeSorting", "RUNS"),
                Set.copyOf(node.words("roles", CompanyRole.class)),
                grounds(node),
                node.optional("recipient"));
    }

    private static List<Ground> grounds(PackNode node) {
        List<Ground> grounds = new ArrayList<>();
        for (PackNode ground : node.children("anyOf", GROUND)) {
            String because = ground.required("because");
            int before = grounds.size();
            for (Link link : Link.values()) {
                String key = link.name().toLowerCase(Locale.ROOT);
                if (ground.node(key) != null) {
                    grounds.add(new Ground(link, places(ground, key), because));
                }
            }
            if (grounds.size() != before + 1) {
                ground.problem("because", "exactly one of establishment, residence and account is expected");
            }
        }
        return grounds;
    }

    private static List<String> places(PackNode ground, String key) {
        List<String> places = ground.list(key);
        places.stream()
                .filter(place -> !Countries.shipped().isPlace(place))
                .forEach(place -> ground.problem(
                        key, "unknown country '" + place + "': a group, a code like CH or one like US-CA is expected"));
        return places;
    }
}
