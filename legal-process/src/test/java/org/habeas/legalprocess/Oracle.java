package org.habeas.legalprocess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.jspecify.annotations.Nullable;

/** What happened to a demand, noted beside it, and from that alone: may this be handed over? */
final class Oracle {

    private static final Map<InstrumentType, DataCategory> REACH = Map.of(
            InstrumentType.SEARCH_WARRANT, DataCategory.CONTENT,
            InstrumentType.COURT_ORDER, DataCategory.NON_CONTENT,
            InstrumentType.SUBPOENA, DataCategory.SUBSCRIBER);

    boolean genuine;
    boolean cleared;
    boolean judicial;
    boolean gdpr;
    boolean extraordinary;
    boolean counselDone;
    boolean counselPending;
    boolean contestFiled;
    boolean contestLost;

    @Nullable
    DataCategory scope;

    @Nullable
    String emergencyBy;

    @Nullable
    String emergencyApprover;

    boolean unread;

    final Set<Rung> lost = new HashSet<>();
    final List<Order> orders = new ArrayList<>();

    private @Nullable InstrumentType type;
    private String country = "";
    private @Nullable String counselSigned;
    private @Nullable String executiveSigned;
    private final Map<Integer, Aim> aims = new HashMap<>();

    void recorded(Demand what) {
        corrected(what);
        aims.clear();
        aims.put(1, new Aim());
        aims.put(2, new Aim());
    }

    void corrected(Demand what) {
        type = what.instrument();
        country = what.country();
        judicial = what.judicialOversight();
        gdpr = what.gdprData();
        extraordinary = !what.extraordinary().isEmpty();
    }

    void signed(boolean executive, String who) {
        if (executive) {
            executiveSigned = who;
        } else {
            counselSigned = who;
        }
    }

    void routed(int number, @Nullable NoticeRoute route) {
        aim(number).emergency = route == NoticeRoute.EMERGENCY;
    }

    void posted(int number, UUID letter) {
        Aim aim = aim(number);
        aim.letter = letter;
        aim.told = null;
        aim.bounced = false;
    }

    void accepted(UUID letter, Instant at) {
        aims.values().stream()
                .filter(aim -> letter.equals(aim.letter) && aim.told == null && !aim.bounced)
                .forEach(aim -> aim.told = at);
    }

    void bounced(UUID letter) {
        aims.values().stream().filter(aim -> letter.equals(aim.letter)).forEach(aim -> {
            aim.told = null;
            aim.bounced = true;
            aim.preparer = null;
            aim.approver = null;
        });
    }

    void objected(int number, boolean motion, Instant at) {
        Aim aim = aim(number);
        if (aim.objected == null) {
            aim.objected = at;
            aim.motion = false;
        }
        aim.motion |= motion;
        aim.quashed = false;
    }

    void objectionRuled(int number, Ruling ruling) {
        aim(number).objected = null;
        aim(number).quashed = ruling == Ruling.GRANTED;
    }

    void prepared(int number, DataCategory category, String who) {
        Aim aim = aim(number);
        aim.category = category;
        aim.preparer = who;
        aim.preparers.add(who);
        aim.approver = null;
    }

    void approved(int number, String who) {
        aim(number).approver = who;
    }

    /** Fails when what was just handed over must not have been. */
    void mayProduce(int number, Instant now) {
        Aim aim = aim(number);
        require(genuine, "the authority is not confirmed");
        require(cleared, "counsel has not cleared it");
        DataCategory reach = type == null ? null : REACH.get(type);
        require(reach != null && scope != null && scope.compareTo(reach) <= 0, "the instrument does not reach so far");
        require(aim.category != null && scope != null && aim.category.compareTo(scope) <= 0, "more than the scope");
        require(!(gdpr && country.equals("US")) || (contestFiled && contestLost), "the GDPR contest is not decided");
        require(!contestFiled || contestLost, "a contest is open");
        require(
                !extraordinary
                        || (lost.equals(EnumSet.allOf(Rung.class))
                                && counselSigned != null
                                && executiveSigned != null
                                && !counselSigned.equals(executiveSigned)),
                "a remedy is left");
        require(judicial || counselDone, "no judge, and counsel has said nothing");
        require(!counselPending, "our objection is not answered");
        boolean barred = orders.stream()
                .anyMatch(order -> order.binding()
                        && (order.target() == null || order.target() == number)
                        && !now.isBefore(order.begins())
                        && now.isBefore(order.expires()));
        boolean emergency = aim.emergency
                && emergencyBy != null
                && emergencyApprover != null
                && !emergencyBy.equals(emergencyApprover);
        boolean told = aim.told != null && !now.isBefore(aim.told.plus(RandomWalk.WINDOW));
        require(barred || emergency || told, "nobody was told long enough ago, nothing forbids it, no emergency");
        require(!unread, "a reply that may object lies unread");
        require(!aim.quashed, "it was quashed");
        require(
                aim.objected == null || (!aim.motion && !now.isBefore(aim.objected.plus(Duration.ofDays(14)))),
                "the customer objects");
        require(
                aim.preparer != null && aim.approver != null && !aim.preparers.contains(aim.approver),
                "no second person");
    }

    private Aim aim(int number) {
        return aims.computeIfAbsent(number, none -> new Aim());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("handed over although " + otherwise);
        }
    }

    record Order(boolean binding, @Nullable Integer target, Instant begins, Instant expires) {}

    private static final class Aim {
        private boolean emergency;
        private boolean bounced;
        private boolean motion;
        private boolean quashed;
        private @Nullable UUID letter;
        private @Nullable Instant told;
        private @Nullable Instant objected;
        private @Nullable DataCategory category;
        private @Nullable String preparer;
        private @Nullable String approver;
        private final Set<String> preparers = new HashSet<>();
    }
}
