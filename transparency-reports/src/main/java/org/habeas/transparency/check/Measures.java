package org.habeas.transparency.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words publishers use for what they count, as ours. */
final class Measures {

    static final String RECEIVED = "received";
    static final String ANSWERED = "answered";
    static final String IN_PROCESS = "in_process";
    static final String RESIDUAL = "residual";
    static final String DOMAINS = "domains";
    static final String ACCOUNTS = "accounts";
    static final String ITEMS = "items";
    static final String MEDIAN = "median_days";
    static final String REQUESTS = "requests";

    /** What adds up over rows; domains and accounts may count once in a sum. */
    static final List<String> ADDITIVE = List.of(RECEIVED, ANSWERED, IN_PROCESS, RESIDUAL);

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("requests_received", RECEIVED),
            Map.entry("count_requests_received", RECEIVED),
            Map.entry("total_requests", RECEIVED),
            Map.entry("count", RECEIVED),
            Map.entry("disclosed", ANSWERED),
            Map.entry("count_disclosed", ANSWERED),
            Map.entry("acted_on", ANSWERED),
            Map.entry("complied", ANSWERED),
            Map.entry("pending", IN_PROCESS),
            Map.entry("closed_without_answer", RESIDUAL),
            Map.entry("closed_without_action", RESIDUAL),
            Map.entry("not_answered", RESIDUAL),
            Map.entry("domains_affected", DOMAINS),
            Map.entry("count_domains_affected", DOMAINS),
            Map.entry("accounts_affected", ACCOUNTS),
            Map.entry("count_accounts_affected", ACCOUNTS),
            Map.entry("items_affected", ITEMS));

    private Measures() {}

    static String of(String written) {
        String plain = written.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return SAME.getOrDefault(plain, plain);
    }
}
