package org.habeas.sar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.CaseFace;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.sar.Journey;
import org.habeas.sar.Right;
import org.habeas.sar.SarTest;
import org.habeas.sar.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

@SarTest
class SubjectRequestApiIntegrationTests {

    private static final Acting NADIA = new Acting("nadia", Set.of(Role.CASEWORKER), "", UUID.randomUUID());

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Journey journey;

    @Autowired
    private CaseFace face;

    @Test
    void takesANullForAFieldLeftOut() throws Exception {
        CaseReference reference = journey.received();
        MvcResult answer = sort(reference, "\"isRequest\":\"no\",\"reason\":null");
        assertThat(wrong(answer)).extracting(FieldMessage::field).containsExactly("reason");
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.RECEIVED);
    }

    @Test
    void takesANullInAListForNothing() throws Exception {
        CaseReference reference = journey.received();
        MvcResult answer = sort(
                reference, "\"isRequest\":\"yes\",\"rights\":[null,\"ERASURE\"],\"language\":\"en\",\"reason\":null");
        assertThat(answer.getResponse().getStatus()).isEqualTo(200);
        assertThat(journey.file(reference).rights()).containsExactly(Right.ERASURE);
    }

    @Test
    void namesTheFieldsThatHoldStructuresInsteadOfTexts() throws Exception {
        CaseReference reference = journey.received();
        MvcResult answer = sort(reference, "\"isRequest\":\"no\",\"reason\":{\"a\":1},\"rights\":[[\"ACCESS\"]]");
        assertThat(wrong(answer)).extracting(FieldMessage::field).containsExactly("reason", "rights");
        assertThat(journey.file(reference).stage()).isEqualTo(Stage.RECEIVED);
    }

    @Test
    void asksForWhatIsNullInANewRequest() throws Exception {
        assertThat(wrong(send("/api/v1/requests", "{\"asked\":null}")))
                .isEqualTo(wrong(send("/api/v1/requests", "{}")))
                .extracting(FieldMessage::field)
                .contains("asked");
    }

    @Test
    void refusesStructuresInANewRequest() throws Exception {
        assertThat(wrong(send("/api/v1/requests", "{\"asked\":[\"Forget me\"],\"name\":{}}")))
                .extracting(FieldMessage::field)
                .containsExactly("asked", "name");
    }

    @Test
    void namesTheFieldsInTheDetailOfTheProblem() throws Exception {
        FieldProblems problems = problems(send("/api/v1/requests", "{\"asked\":[],\"name\":{}}"));
        assertThat(problems.getBody().getDetail()).contains("asked, name").contains("nothing was done");
    }

    @Test
    void tellsTheVersionThatTheNextTaskNeeds() {
        CaseReference reference = journey.identified(Right.ACCESS);
        assertThat(face.version(reference, NADIA))
                .hasValue(journey.file(reference).version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sar@northwind.example", "Sar@Northwind.Example"})
    void refusesOurOwnMailboxAsTheRequestersAddress(String own) throws Exception {
        assertThat(wrong(enter("\"email\":\"" + own + "\"")))
                .containsExactly(
                        new FieldMessage("email", "That is our own mailbox; the answer would come back to us."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "joana@localhost",
                "joana@mailhost",
                "joana@host.localhost",
                "joana@10.0.0.1",
                "joana@[10.0.0.1]",
                "joana@example.",
                "joana@.org",
                "joana teles@example.org",
                "a@b@example.org"
            })
    void refusesAnAddressThatNobodyOutsideCanBeWrittenToAt(String address) throws Exception {
        assertThat(wrong(enter("\"email\":\"" + address + "\"")))
                .extracting(FieldMessage::field)
                .containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"joana.teles+data@mail.example.org", "joana@bücher.example", "x@a-b.co"})
    void takesAddressesOfTheWorld(String address) throws Exception {
        assertThat(enter("\"email\":\"" + address + "\"").getResponse().getStatus())
                .isEqualTo(201);
    }

    private MvcResult enter(String more) throws Exception {
        return send(
                "/api/v1/requests",
                "{\"channel\":\"PHONE\",\"receivedOn\":\"2026-11-20\",\"name\":\"Joana\",\"asked\":\"Forget me\","
                        + "\"language\":\"en\"," + more + "}");
    }

    private MvcResult sort(CaseReference reference, String fields) throws Exception {
        return send(
                "/api/v1/cases/" + reference + "/tasks/userTask_sortRequest",
                "{\"version\":" + journey.file(reference).version() + "," + fields + "}");
    }

    private MvcResult send(String path, String json) throws Exception {
        return mvc.perform(post(path)
                        .header("X-Test-Who", "ines")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json))
                .andReturn();
    }

    private static List<FieldMessage> wrong(MvcResult answer) {
        assertThat(answer.getResponse().getStatus()).isEqualTo(422);
        return problems(answer).messages();
    }

    private static FieldProblems problems(MvcResult answer) {
        assertThat(answer.getResolvedException()).isInstanceOf(FieldProblems.class);
        return (FieldProblems) Objects.requireNonNull(answer.getResolvedException());
    }
}
