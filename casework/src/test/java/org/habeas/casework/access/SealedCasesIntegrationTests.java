package org.habeas.casework.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.CaseworkTest;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.ledger.RecordedAct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CaseworkTest
class SealedCasesIntegrationTests {

    private static final Acting LENA = person("lena", Role.LEGAL);
    private static final Acting MARIA = person("maria", Role.LEGAL);
    private static final Acting AUGUST = person("august", Role.AUDITOR);

    @Autowired
    private SealDesk seals;

    @Autowired
    private BreakGlassDesk glass;

    @Autowired
    private CaseAccess access;

    @Autowired
    private Cases cases;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private CaseReference reference;

    @BeforeEach
    void openACase() {
        reference =
                Objects.requireNonNull(transaction.execute(status -> cases.open(CaseKind.LEGAL_PROCESS, "eu", 2026)));
    }

    @ParameterizedTest
    @EnumSource(CaseKind.class)
    void letsOnlyTheRolesOfAKindReadIt(CaseKind kind) {
        CaseReference one = Objects.requireNonNull(transaction.execute(status -> cases.open(kind, "eu", 2026)));
        Set<Role> readers =
                switch (kind) {
                    case SUBJECT_REQUEST ->
                        Set.of(Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR, Role.SYSTEM);
                    case LEGAL_PROCESS -> Set.of(Role.LEGAL, Role.APPROVER, Role.AUDITOR, Role.SYSTEM);
                    case BREACH -> Set.of(Role.BREACH_LEAD, Role.APPROVER, Role.LEGAL, Role.AUDITOR, Role.SYSTEM);
                    case TRANSPARENCY_REPORT ->
                        Set.of(Role.REPORTER, Role.LEGAL, Role.APPROVER, Role.AUDITOR, Role.SYSTEM);
                };
        for (Role role : Role.values()) {
            Acting acting = person("somebody", role);
            if (readers.contains(role)) {
                access.require(one, acting);
            } else {
                assertThatThrownBy(() -> access.require(one, acting)).isInstanceOf(NotPermitted.class);
            }
            assertThat(listed(acting).contains(one.value())).isEqualTo(readers.contains(role));
        }
    }

    @Test
    void existsForItsRosterAndForNobodyElse() {
        seals.seal(reference, Set.of("lena"), LENA);

        access.require(reference, LENA);
        access.require(reference, Acting.system("a timer"));
        assertThat(listed(LENA)).contains(reference.value());
        for (Acting outsider : List.of(MARIA, AUGUST, person("tomas", Role.APPROVER))) {
            assertThat(listed(outsider)).doesNotContain(reference.value());
            assertThat(access.knows(reference, outsider)).isFalse();
            assertThatThrownBy(() -> seals.of(reference, outsider))
                    .isInstanceOf(NoSuchCase.class)
                    .hasMessage(notThere(outsider, reference));
            if (outsider.holdsAnyOf(Role.LEGAL)) {
                assertThatThrownBy(() -> seals.admit(reference, "maria", outsider))
                        .isInstanceOf(NoSuchCase.class);
                assertThatThrownBy(() -> seals.unseal(reference, outsider)).isInstanceOf(NoSuchCase.class);
            }
        }
    }

    @Test
    void isOpenedToSomebodyByTheRosterAndClosedAgain() {
        seals.seal(reference, Set.of("lena"), LENA);
        seals.admit(reference, "maria", LENA);
        assertThat(seals.of(reference, MARIA).orElseThrow().roster())
                .extracting(Seal.Seat::account)
                .containsExactly("lena", "maria");

        seals.remove(reference, "lena", MARIA);
        assertThatThrownBy(() -> seals.of(reference, LENA)).isInstanceOf(NoSuchCase.class);
        refuses("last-on-roster", () -> seals.remove(reference, "maria", MARIA));

        seals.unseal(reference, MARIA);
        assertThat(seals.of(reference, LENA)).isEmpty();
        assertThat(ledger.of(reference))
                .extracting(RecordedAct::what)
                .containsExactly("access.sealed", "access.admitted", "access.removed", "access.unsealed");
        assertThat(ledger.of(reference)).allMatch(act -> act.why().equals("a court orders it"));
    }

    @Test
    void isNotSealedWithoutReasonOrForPeopleWhoCannotReadIt() {
        refuses("reason-missing", () -> seals.seal(reference, Set.of("lena"), LENA.because(" ")));
        refuses("not-on-roster", () -> seals.seal(reference, Set.of("maria"), LENA));
        refuses("no-such-member", () -> seals.seal(reference, Set.of("lena", "nobody"), LENA));
        refuses("not-a-reader", () -> seals.seal(reference, Set.of("lena", "adam"), LENA));
        refuses("not-sealed", () -> seals.admit(reference, "maria", LENA));
        assertThatThrownBy(() -> seals.seal(reference, Set.of("august"), AUGUST))
                .isInstanceOf(NotPermitted.class);
        assertThat(seals.of(reference, MARIA)).isEmpty();
        seals.seal(reference, Set.of("lena"), LENA);
        refuses("already-sealed", () -> seals.seal(reference, Set.of("lena"), LENA));
    }

    @Test
    void isBrokenOpenByTwoPersonsAndTheOfficerHearsOfIt() {
        seals.seal(reference, Set.of("lena"), LENA);
        glass.ask(reference.value().toLowerCase(Locale.ROOT), "maria", AUGUST);
        assertThatThrownBy(() -> seals.of(reference, AUGUST)).isInstanceOf(NoSuchCase.class);
        BreakGlass asked = question(MARIA, reference);
        refuses("no-such-question", () -> glass.confirm(asked.id(), LENA));

        assertThat(glass.confirm(asked.id(), MARIA)).isEqualTo(BreakGlassDesk.Outcome.ADMITTED);

        assertThat(seals.of(reference, AUGUST).orElseThrow().admits("august")).isTrue();
        assertThatThrownBy(() -> seals.of(reference, MARIA))
                .as("who confirms is not let in")
                .isInstanceOf(NoSuchCase.class);
        assertThat(Officer.TOLD).contains(asked);
        refuses("no-such-question", () -> glass.confirm(asked.id(), MARIA));
        assertThat(ledger.of(reference))
                .extracting(RecordedAct::what, RecordedAct::who)
                .contains(tuple("access.glassAsked", "august"), tuple("access.glassBroken", "maria"));
    }

    @Test
    void isAskedForWithoutTellingWhetherItExists() {
        seals.seal(reference, Set.of("lena"), LENA);
        CaseReference nothing = new CaseReference("LP-1990-000000001");
        glass.ask(nothing.value(), "maria", AUGUST);

        BreakGlass asked = question(MARIA, nothing);
        assertThat(glass.confirm(asked.id(), MARIA)).isEqualTo(BreakGlassDesk.Outcome.NOTHING_SEALED);

        assertThat(Officer.TOLD).doesNotContain(asked);
        assertThat(ledger.of(nothing)).isEmpty();
        refuses("no-second-person", () -> glass.ask(nothing.value(), "august", AUGUST));
        refuses("no-second-person", () -> glass.ask(nothing.value(), "lena", LENA));
        refuses("reason-missing", () -> glass.ask(nothing.value(), "maria", AUGUST.because("")));
        refuses("no-reference", () -> glass.ask("nothing", "maria", AUGUST));
        assertThatThrownBy(() -> glass.ask(nothing.value(), "maria", person("nadia", Role.CASEWORKER)))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void keepsTheReasonOfAQuestionSealedAndForgetsItWithTheQuestion() {
        String words = "Our regulator asks, " + UUID.randomUUID();
        glass.ask(reference.value(), "maria", AUGUST.because(words));
        BreakGlass asked = question(MARIA, reference);

        assertThat(asked.reason()).isEqualTo(words);
        assertThat(jdbc.sql("select to_jsonb(q)::text from casework_break_glass q where id = ?")
                        .param(asked.id())
                        .query(String.class)
                        .single())
                .doesNotContain("regulator");
        assertThat(reasonsOf(asked)).isOne();

        glass.refuse(asked.id(), MARIA);

        assertThat(reasonsOf(asked)).isZero();
        assertThat(ledger.of(reference))
                .filteredOn(act -> act.what().equals("access.glassAsked"))
                .extracting(RecordedAct::why)
                .contains(words);
    }

    private int reasonsOf(BreakGlass asked) {
        return jdbc.sql("select count(*) from casework_ledger_reason where act_id = ?")
                .param(asked.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void staysShutWhenTheSecondPersonRefuses() {
        seals.seal(reference, Set.of("lena"), LENA);
        glass.ask(reference.value(), "maria", AUGUST);
        BreakGlass asked = question(MARIA, reference);

        glass.refuse(asked.id(), MARIA);

        assertThat(glass.waitingFor(MARIA)).doesNotContain(asked);
        assertThatThrownBy(() -> seals.of(reference, AUGUST)).isInstanceOf(NoSuchCase.class);
    }

    @Test
    void refusesAConditionOnAColumnWithoutItsTable() {
        Visibility visible = access.visibleTo(LENA);
        assertThatThrownBy(() -> visible.on("case_reference")).isInstanceOf(IllegalArgumentException.class);
        assertThat(visible.on("work_item.case_reference")).contains("= work_item.case_reference");
    }

    private BreakGlass question(Acting second, CaseReference about) {
        return glass.waitingFor(second).stream()
                .filter(one -> one.reference().equals(about))
                .findFirst()
                .orElseThrow();
    }

    private List<String> listed(Acting acting) {
        Visibility visible = access.visibleTo(acting);
        return jdbc.sql("select reference from casework_case c where " + visible.on("c.reference", "c.kind"))
                .params(visible.parameters())
                .query(String.class)
                .list();
    }

    /** What the same question about a case that never was is answered with. */
    private String notThere(Acting outsider, CaseReference asked) {
        CaseReference never = new CaseReference("LP-1990-123456789");
        String answer = assertThatThrownBy(() -> seals.of(never, outsider))
                .isInstanceOf(NoSuchCase.class)
                .actual()
                .getMessage();
        return String.valueOf(answer).replace(never.value(), asked.value());
    }

    private static void refuses(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(InstanceOfAssertFactories.type(ActRefused.class))
                .extracting(ActRefused::code)
                .isEqualTo(code);
    }

    private static Acting person(String who, Role role) {
        return new Acting(who, Set.of(role), "a court orders it", UUID.randomUUID());
    }
}
