package org.habeas.legalprocess;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;

/**
 * One random life of a demand: mostly the next sensible verb, now and then any verb at all, by any of three people. An
 * {@link Oracle} that shares no code with the aggregate notes what really happened.
 */
final class RandomWalk {

    static final Duration WINDOW = Duration.ofDays(7);
    static final Duration STAY = Duration.ofDays(14);

    private static final List<String> PEOPLE = List.of("lena", "otto", "gwen");
    private static final byte[] WORDS = {1};
    private static final int STEPS = 64;

    private final Random random;
    private final LegalProcess process;
    private final Oracle oracle = new Oracle();
    private final List<UUID> letters = new ArrayList<>();
    private final List<UUID> replies = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private int produced;

    RandomWalk(long seed, ProductionConditions conditions) {
        random = new Random(seed);
        process = new LegalProcess(
                new CaseReference("LP-2026-000000001"),
                new Receipt("us", Channel.POST, now, ZoneId.of("America/Los_Angeles")),
                "en",
                now,
                conditions);
    }

    /** How many targets were handed over; an {@link AssertionError} when one was that must not be. */
    int walk() {
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(60 * 36)));
            try {
                if (random.nextInt(100) < 75) {
                    sensible();
                } else {
                    any(random.nextInt(29));
                }
            } catch (ActRefused refused) {
                if (refused.code().isBlank()
                        || String.valueOf(refused.getMessage()).isBlank()) {
                    throw new AssertionError("a refusal says why");
                }
            }
        }
        return produced;
    }

    private void sensible() {
        if (!replies.isEmpty() && random.nextInt(3) > 0) {
            any(27);
            return;
        }
        switch (process.stage()) {
            case RECEIVED -> any(0);
            case RECORDED -> authenticate(Authenticity.GENUINE);
            case REVIEW ->
                any(List.of(2, 2, 2, 4, 5, 6, 7, 8, 9, 10, 7, 8, 10, 11, 20, 21, 22)
                        .get(random.nextInt(17)));
            case WAITING -> any(3);
            case CLEARED -> any(List.of(11, 12, 12, 13, 14).get(random.nextInt(5)));
            case EMERGENCY -> any(15);
            case OPEN -> any(List.of(16, 16, 20, 21, 22, 20, 21, 22, 19).get(random.nextInt(9)));
            default -> any(28);
        }
    }

    private void any(int verb) {
        int number = 1 + random.nextInt(2);
        String who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        switch (verb) {
            case 0 -> record();
            case 1 -> authenticate(one(Authenticity.values()));
            case 2 -> {
                DataCategory scope = category();
                process.review(ReviewDecision.COMPLY, scope, WORDS, who, now);
                oracle.cleared = true;
                oracle.scope = scope;
            }
            case 3 -> process.requesterAnswered(now);
            case 4 -> {
                CounselState state = random.nextBoolean() ? CounselState.OBJECTED : CounselState.WHY_NOT;
                process.counsel(state, WORDS, now);
                oracle.counselDone = state == CounselState.WHY_NOT;
                oracle.counselPending = state == CounselState.OBJECTED;
            }
            case 5 -> {
                process.counsel(CounselState.ANSWERED, WORDS, now);
                oracle.counselDone = true;
                oracle.counselPending = false;
            }
            case 6 -> {
                process.fileContest(day(), WORDS, now);
                oracle.contestFiled = true;
                oracle.contestLost = false;
            }
            case 7 -> {
                boolean last = random.nextBoolean();
                Ruling ruling = random.nextInt(8) == 0 ? Ruling.GRANTED : Ruling.DENIED;
                process.contestRuled(ruling, day(), last, now);
                oracle.contestLost = last && ruling == Ruling.DENIED;
            }
            case 8 -> {
                Rung rung = one(Rung.values());
                process.fileRemedy(rung, day(), WORDS, now);
            }
            case 9 -> {
                Rung rung = one(Rung.values());
                Ruling ruling = random.nextInt(10) == 0 ? Ruling.GRANTED : Ruling.DENIED;
                process.remedyRuled(rung, ruling, day(), null, now);
                oracle.lost.remove(rung);
                if (ruling == Ruling.DENIED) {
                    oracle.lost.add(rung);
                }
            }
            case 10 -> {
                boolean executive = random.nextBoolean();
                process.signOff(executive, who, now);
                oracle.signed(executive, who);
            }
            case 11 -> secrecy(number);
            case 12 -> {
                process.decideNotice(number, one(NoticeRoute.values()), now);
                if (process.target(number).notice().route() == NoticeRoute.NOTIFY) {
                    UUID letter = UUID.randomUUID();
                    process.noticePosted(number, letter, now);
                    letters.add(letter);
                    oracle.posted(number, letter);
                }
                oracle.routed(number, process.target(number).notice().route());
            }
            case 13 -> {
                process.findEmergency(WORDS, who, now);
                oracle.emergencyBy = who;
                oracle.emergencyApprover = null;
            }
            case 14 -> process.noticeDecided(now);
            case 15 -> {
                process.approveEmergency(who, now);
                oracle.emergencyApprover = who;
            }
            case 16 -> accept();
            case 17 -> fail();
            case 18 -> object(number);
            case 19 -> {
                Ruling ruling = random.nextBoolean() ? Ruling.DENIED : Ruling.GRANTED;
                process.objectionRuled(number, ruling, now);
                oracle.objectionRuled(number, ruling);
            }
            case 20 -> {
                DataCategory category = category();
                process.prepare(number, List.of(file(category)), who, now);
                oracle.prepared(number, category, who);
            }
            case 21 -> {
                String hash = process.target(number).production().hash();
                process.approve(number, hash == null ? "none" : hash, who, now);
                oracle.approved(number, who);
            }
            case 22 -> {
                process.produce(number, true, now);
                produced++;
                oracle.mayProduce(number, now);
            }
            case 23 -> {
                Demand demand = demand();
                process.correct(demand, WORDS, now, false, now);
                oracle.corrected(demand);
            }
            case 24 -> {
                process.doubt(WORDS, who, now);
                oracle.genuine = false;
            }
            case 25 -> {
                if (random.nextBoolean()) {
                    process.reviewAgain(now);
                    oracle.cleared = false;
                } else {
                    process.noticeAgain(now);
                }
            }
            case 26 -> {
                UUID mail = UUID.randomUUID();
                if (process.replyCame(mail, now)) {
                    replies.add(mail);
                    oracle.unread = true;
                }
            }
            case 27 -> readReply(who);
            default -> {
                process.confirm(WORDS, who, now);
                oracle.genuine = true;
            }
        }
    }

    private void record() {
        Demand demand = demand();
        process.record(
                demand,
                WORDS,
                List.of(new LegalTarget(1, Identifier.ACCOUNT, WORDS), new LegalTarget(2, Identifier.DOMAIN, WORDS)),
                now,
                false,
                now);
        oracle.recorded(demand);
    }

    private Demand demand() {
        InstrumentType type = List.of(
                        InstrumentType.SEARCH_WARRANT,
                        InstrumentType.SUBPOENA,
                        InstrumentType.SEARCH_WARRANT,
                        InstrumentType.COURT_ORDER,
                        InstrumentType.PRESERVATION_REQUEST)
                .get(random.nextInt(5));
        boolean extraordinary = random.nextInt(8) == 0;
        return new Demand(
                type,
                random.nextInt(4) == 0 ? "DE" : "US",
                null,
                category(),
                random.nextInt(5) != 0,
                false,
                extraordinary ? EnumSet.of(ExtraordinaryDemand.FEED) : Set.of(),
                random.nextInt(6) == 0);
    }

    private void authenticate(Authenticity found) {
        process.authenticate(found, WORDS, "lena", now);
        oracle.genuine = found == Authenticity.GENUINE;
    }

    private void secrecy(int number) {
        SecrecyKind kind = one(SecrecyKind.values());
        Integer target = random.nextBoolean() ? number : null;
        UUID document = random.nextInt(3) == 0 ? null : UUID.randomUUID();
        Instant begins = now.minus(Duration.ofDays(random.nextInt(3) - 1));
        Instant expires = begins.plus(Duration.ofDays(1 + random.nextInt(30)));
        process.addSecrecy(
                new SecrecyOrder(
                        new SecrecyEntry(kind, "a court", target, "existence", day(), begins, expires, document),
                        WORDS,
                        "lena",
                        now),
                now);
        oracle.orders.add(
                new Oracle.Order(kind != SecrecyKind.NON_BINDING && document != null, target, begins, expires));
    }

    private void accept() {
        if (!letters.isEmpty()) {
            UUID letter = letters.get(random.nextInt(letters.size()));
            if (process.noticeAccepted(letter, now, now.plus(WINDOW))) {
                oracle.accepted(letter, now);
            }
        }
    }

    private void fail() {
        if (!letters.isEmpty()) {
            UUID letter = letters.get(random.nextInt(letters.size()));
            if (process.noticeFailed(letter, now)) {
                oracle.bounced(letter);
            }
        }
    }

    private void object(int number) {
        boolean motion = random.nextBoolean();
        process.object(process.target(number).id(), motion, now.plus(STAY), null, now);
        oracle.objected(number, motion, now);
    }

    private void readReply(String who) {
        if (!replies.isEmpty()) {
            process.replyRead(replies.remove(0), false, who, now);
            oracle.unread = !replies.isEmpty();
        }
    }

    private static ManifestItem file(DataCategory category) {
        return new ManifestItem(UUID.randomUUID(), UUID.randomUUID().toString(), 1, category);
    }

    private DataCategory category() {
        return random.nextInt(3) == 0 ? one(DataCategory.values()) : DataCategory.SUBSCRIBER;
    }

    private <T> T one(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private LocalDate day() {
        return LocalDate.ofInstant(now, ZoneId.of("UTC"));
    }
}
