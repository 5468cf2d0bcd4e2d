package org.habeas.system.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The invented people who may sign in to the demonstration; {@code application-demo.yml} gives them their roles. */
public final class DemoPeople {

    /** The password of all of them. */
    public static final String PASSWORD = "habeas-demo";

    /** Account name and what this person does, in the order in which to try them. */
    public static final Map<String, String> WHO_TO_TRY = whoToTry();

    private DemoPeople() {}

    private static Map<String, String> whoToTry() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put("nadia", "Nadia Ferro, intake and caseworker");
        people.put("omar", "Omar Lindholm, caseworker and approver");
        people.put("ines", "Ines Moreau, intake");
        people.put("lena", "Lena Brandt, legal");
        people.put("ebba", "Ebba Lund, legal: the second person for what lena prepares");
        people.put("bruno", "Bruno Achebe, breach lead");
        people.put("sofia", "Sofia Marin, system owner");
        people.put("rita", "Rita Kowalczyk, reporter");
        people.put("august", "August Nilsen, auditor: reads everything, changes nothing");
        people.put("adam", "Adam Weiss, administrator: sees no case");
        return Collections.unmodifiableMap(people);
    }
}
