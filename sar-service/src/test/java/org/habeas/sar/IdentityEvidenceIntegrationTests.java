package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.LetterState;
import org.habeas.casework.correspondence.MailEvidence.PieceId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SarTest
class IdentityEvidenceIntegrationTests {

    @Autowired
    private Journey journey;

    @Autowired
    private IdentityDesk identity;

    @Autowired
    private SubjectRequestDesk desk;

    @Autowired
    private FakeOutbox outbox;

    @Autowired
    private FakeEvidence evidence;

    @Autowired
    private MovableClock clock;

    @Autowired
    private MockMvc mvc;

    @Test
    void destroysTheDocumentWithTheDecisionAndNotBefore() throws Exception {
        CaseReference reference = asked();
        PieceId document = evidence.came(reference, clock.instant(), "passport.jpg");
        desk.join(reference, journey.mail("joana@example.org", "Re", "Here it is"), People.SYSTEM);

        assertThat(form(reference)).contains("passport.jpg, mail of", "value=\"" + document + "\" checked=\"checked\"");
        refused("evidence-not-named", reference, IdentityDecision.accepted(Rung.DOCUMENT));
        decide(reference, ask().destroying(Set.of(document)));
        assertThat(evidence.of(reference)).as("kept while asking").hasSize(1);
        answered(reference);
        decide(reference, IdentityDecision.accepted(Rung.DOCUMENT).destroying(Set.of(document)));

        assertThat(evidence.of(reference)).isEmpty();
        assertThat(journey.file(reference).identity().how()).isEqualTo(Rung.DOCUMENT);
    }

    @Test
    void destroysItAlsoWhereItProvedNothing() {
        CaseReference reference = asked();
        PieceId document = evidence.came(reference, clock.instant(), "passport.jpg");
        answered(reference);

        decide(reference, IdentityDecision.notProven().destroying(Set.of(document)));

        assertThat(evidence.of(reference)).isEmpty();
    }

    /** Otherwise a copy of a passport stays for as long as the case, though it was not needed. */
    @Test
    void letsNoFileLieThatCameWithTheAnswerWhateverIsDecided() {
        CaseReference reference = asked();
        evidence.came(reference, clock.instant(), "passport.jpg");
        answered(reference);

        refused("evidence-not-named", reference, IdentityDecision.accepted(Rung.KNOWN_FACT));
        refused("evidence-not-named", reference, IdentityDecision.notProven());

        decide(reference, IdentityDecision.accepted(Rung.KNOWN_FACT).withNoneByMail());
        assertThat(journey.file(reference).identity().how()).isEqualTo(Rung.KNOWN_FACT);
    }

    @Test
    void destroysNothingWhereADocumentCameAnotherWay() throws Exception {
        CaseReference reference = journey.sorted(Right.ACCESS);
        PieceId invoice = evidence.came(reference, journey.file(reference).arrivedAt(), "invoice.pdf");
        assertThat(form(reference)).contains("invoice.pdf").doesNotContain("value=\"" + invoice + "\" checked");

        decide(reference, IdentityDecision.accepted(Rung.DOCUMENT).withNoneByMail());

        assertThat(evidence.of(reference)).hasSize(1);
        assertThat(journey.tasks(reference)).containsExactly("userTask_collectData");
    }

    @Test
    void decidesNothingWhereTheEvidenceIsNotThere() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        CaseReference other = journey.sorted(Right.ACCESS);
        PieceId document = evidence.came(other, clock.instant(), "passport.jpg");

        refused(
                "no-such-evidence",
                reference,
                IdentityDecision.accepted(Rung.DOCUMENT).destroying(Set.of(document)));

        assertThat(journey.file(reference).identity().state()).isEqualTo(IdentityState.UNDECIDED);
    }

    private CaseReference asked() {
        CaseReference reference = journey.sorted(Right.ACCESS);
        decide(reference, ask());
        sent(reference);
        clock.advance(Duration.ofDays(1));
        return reference;
    }

    private void answered(CaseReference reference) {
        if (journey.file(reference).identity().state() != IdentityState.ASKED) {
            sent(reference);
        }
        desk.join(reference, journey.mail("joana@example.org", "Re", "Here it is again"), People.SYSTEM);
    }

    private void sent(CaseReference reference) {
        journey.runJobs(reference);
        journey.approveLetter(reference);
        outbox.of(reference, "sar/identity-request", LetterState.PLANNED)
                .forEach(letter -> journey.letterEnds(reference, letter.id(), LetterState.ACCEPTED));
    }

    private static IdentityDecision ask() {
        return IdentityDecision.ask("The name differs.", List.of("Send a copy."));
    }

    private void decide(CaseReference reference, IdentityDecision decision) {
        identity.decide(reference, decision, journey.version(reference), People.NADIA);
    }

    private void refused(String code, CaseReference reference, IdentityDecision decision) {
        assertThatThrownBy(() -> decide(reference, decision))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private String form(CaseReference reference) throws Exception {
        return mvc.perform(get("/test/" + reference + "/forms/userTask_decideIdentity")
                        .header("X-Test-Who", "nadia"))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
