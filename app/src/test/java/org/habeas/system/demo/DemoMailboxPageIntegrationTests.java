package org.habeas.system.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.habeas.system.Visitor;
import org.habeas.system.WholeApplication;
import org.junit.jupiter.api.Test;

class DemoMailboxPageIntegrationTests extends WholeApplication {

    @Test
    void sendsNothingInAnswerToAMailThatIsNotThere() {
        String requester = "nobody.answers@mail.example";
        mail.deliver(
                "sar@larkfield.example",
                requester,
                "From: sar@larkfield.example\r\nSubject: Your request\r\n\r\nText\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        Visitor nadia = signedIn("nadia");

        HttpResponse<String> answer = nadia.postFrom(
                "/demo/mailbox",
                "/demo/mailbox/answer",
                Map.of("of", requester, "uid", "4711", "text", "A long <answer>"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("no longer here; nothing was sent", "You typed: A long &lt;answer&gt;", "Your request")
                .doesNotContain("The answer was sent");
    }
}
