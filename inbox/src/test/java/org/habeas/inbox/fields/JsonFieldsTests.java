package org.habeas.inbox.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.habeas.inbox.FieldMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonFieldsTests {

    private static final Set<String> SEVERAL = Set.of("rights");

    @Test
    void readsTextsNumbersBooleansAndListsWhereTheyMayBe() {
        Map<String, @Nullable Object> sent = new HashMap<>();
        sent.put("version", 7);
        sent.put("yes", true);
        sent.put("reason", " because ");
        sent.put("rights", Arrays.asList("ACCESS", null, "ERASURE"));
        sent.put("nothing", null);
        TypedFields fields = JsonFields.textsOrLists(sent, SEVERAL);
        assertThat(fields.version()).isEqualTo(7);
        assertThat(fields.text("yes")).isEqualTo("true");
        assertThat(fields.text("reason")).isEqualTo("because");
        assertThat(fields.lines("rights")).containsExactly("ACCESS", "ERASURE");
        assertThat(fields.values()).doesNotContainKey("nothing");
    }

    @Test
    void namesAllFieldsThatAreSomethingElseWithoutTheirValues() {
        Map<String, @Nullable Object> sent = new HashMap<>();
        sent.put("rights", List.of(List.of("secretvalue")));
        sent.put("reason", List.of("secretvalue"));
        sent.put("name", Map.of("first", "secretvalue"));
        FieldProblems problems =
                catchThrowableOfType(FieldProblems.class, () -> JsonFields.textsOrLists(sent, SEVERAL));
        assertThat(problems.messages())
                .containsExactlyInAnyOrder(
                        new FieldMessage("rights", "Send a text or a list of texts"),
                        new FieldMessage("reason", "Send a text"),
                        new FieldMessage("name", "Send a text"));
        assertThat(problems.getStatusCode().value()).isEqualTo(422);
        assertThat(problems.getMessage()).contains("name").doesNotContain("secretvalue");
    }
}
