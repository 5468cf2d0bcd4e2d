package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCheckCommandTests {

    private static final String REQUEST = """
            From: =?utf-8?Q?J=C3=A4ne?= Roe <jane@example.org>
            To: sar+sar-2026-000001.abcdefghijklmnopqrst@northwind.example
            Date: Thu, 29 Apr 2021 23:34:45 +0900
            Message-ID: <1@example.org>
            Subject: Access to my data
            Content-Type: multipart/mixed; boundary=b

            --b

            Please send me a copy of all my data, and then delete it.
            --b
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename="../id.pdf"

            %PDF-1.7
            --b--
            """;

    @TempDir
    private Path folder;

    @Test
    void saysInOneLineWhatIntakeWouldMakeOfAMail() throws IOException {
        Files.writeString(folder.resolve("a.eml"), REQUEST);

        JsonNode mail = json().get(0);

        assertThat(fields(mail))
                .containsExactly(
                        "file",
                        "messageId",
                        "from",
                        "fromName",
                        "subject",
                        "date",
                        "automatic",
                        "automaticReason",
                        "language",
                        "rights",
                        "text",
                        "attachments",
                        "caseToken",
                        "problems");
        assertThat(mail.get("file").textValue()).isEqualTo("a.eml");
        assertThat(mail.get("messageId").textValue()).isEqualTo("1@example.org");
        assertThat(mail.get("from").textValue()).isEqualTo("jane@example.org");
        assertThat(mail.get("fromName").textValue()).isEqualTo("Jäne Roe");
        assertThat(mail.get("subject").textValue()).isEqualTo("Access to my data");
        assertThat(mail.get("date").textValue()).isEqualTo("2021-04-29T14:34:45Z");
        assertThat(mail.get("automatic").booleanValue()).isFalse();
        assertThat(mail.get("automaticReason").isNull()).isTrue();
        assertThat(mail.get("language").textValue()).isEqualTo("en");
        assertThat(mail.get("rights")).extracting(JsonNode::textValue).containsExactly("access", "erasure");
        assertThat(mail.get("text").textValue()).startsWith("Please send me");
        assertThat(mail.get("caseToken").textValue()).isEqualTo("sar-2026-000001.abcdefghijklmnopqrst");
        assertThat(mail.get("problems"))
                .extracting(JsonNode::textValue)
                .containsExactly("The attachment id.pdf was named with a path, which is left out.");
        JsonNode attachment = mail.get("attachments").get(0);
        assertThat(fields(attachment)).containsExactly("name", "type", "size", "sha256");
        assertThat(attachment.get("name").textValue()).isEqualTo("id.pdf");
        assertThat(attachment.get("type").textValue()).isEqualTo("application/pdf");
        assertThat(attachment.get("size").longValue()).isEqualTo(8);
        assertThat(attachment.get("sha256").textValue()).hasSize(64).matches("[0-9a-f]+");
    }

    @Test
    void givesEveryFileALineInOrderOfName() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        Files.write(folder.resolve("c"), noise);
        Files.write(folder.resolve("a"), new byte[0]);
        Files.createDirectory(folder.resolve("b"));
        Files.write(folder.resolve("b").resolve("x.eml"), REQUEST.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("d"),
                "From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n".repeat(2_000));

        assertThat(json()).extracting(mail -> mail.get("file").textValue()).containsExactly("a", "b/x.eml", "c", "d");
        assertThat(json().get(3).get("problems").get(0).textValue()).isEqualTo("The mail has more than 1000 parts.");
    }

    @Test
    void printsForAPersonWithoutTheOption() throws IOException {
        Files.writeString(folder.resolve("a.eml"), REQUEST);

        Said said = Said.by("mail-check", folder.toString());

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .contains(
                        "a.eml",
                        "  from: Jäne Roe, jane@example.org",
                        "  rights: access, erasure",
                        "  attachment: id.pdf");
    }

    @Test
    void saysInOneLineThatThereIsNoDirectory() throws IOException {
        Path file = Files.writeString(folder.resolve("a.eml"), REQUEST);

        for (Path none : List.of(folder.resolve("nowhere"), file)) {
            Said said = Said.by("mail-check", none.toString(), "--json");
            assertThat(said.exitCode()).isEqualTo(2);
            assertThat(said.err().lines()).hasSize(1);
        }
    }

    private List<JsonNode> json() throws IOException {
        Said said = Said.by("mail-check", folder.toString(), "--json");
        assertThat(said.exitCode()).as(said.err()).isZero();
        List<JsonNode> mails = new ArrayList<>();
        for (String line : said.out().lines().toList()) {
            mails.add(new ObjectMapper().readTree(line));
        }
        return mails;
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
