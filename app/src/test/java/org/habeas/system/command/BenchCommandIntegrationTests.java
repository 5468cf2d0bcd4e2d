package org.habeas.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BenchCommandIntegrationTests {

    @Test
    @Timeout(180)
    void takesInTheMailsAndPrintsWhatWasDoneInOneLine() throws IOException {
        Said said = Said.by("bench", "intake", "--size", "20");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out().lines()).hasSize(1);
        JsonNode figures = new ObjectMapper().readTree(said.out());
        assertThat(figures.get("bench").asText()).isEqualTo("intake");
        assertThat(figures.get("mails").asInt()).isEqualTo(20);
        assertThat(figures.get("cases").asInt()).isEqualTo(20);
        assertThat(figures.get("letters").asInt()).isEqualTo(20);
        assertThat(figures.get("clocks").asInt()).isEqualTo(40);
        assertThat(figures.get("held").asInt()).isZero();
        assertThat(figures.get("ledgerEntries").asInt()).isGreaterThan(20 * 5);
        assertThat(figures.get("bytes").asLong()).isPositive();
        assertThat(figures.get("memory")).hasSize(3);
        assertThat(figures.get("fsync").asText()).contains("fsync on", "synchronous_commit on");
        for (String rate :
                new String[] {"mailsPerSecond", "bareStartsPerSecond", "bareToTaskPerSecond", "ofBareToTask"}) {
            assertThat(figures.get(rate).asDouble()).as(rate).isPositive();
        }
    }

    @Test
    @Timeout(180)
    void endsWithOneWhenTheClockTookLongerThanItMay() {
        Said held = Said.by("bench", "clock", "--size", "20", "--at-most", "600");
        Said late = Said.by("bench", "clock", "--size", "20", "--at-most", "0");

        assertThat(held.exitCode()).as(held.err()).isZero();
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.out().lines()).as("the figures all the same").hasSize(1);
        assertThat(late.err()).contains("20 histories took ", "more than 0.0 s.");
    }

    @Test
    void setsALimitToTheClockAloneAndNoneBelowZero() {
        for (String[] wrong : new String[][] {
            {"bench", "intake", "--at-most", "1"},
            {"bench", "clock", "--at-most", "-1"},
            {"bench", "clock", "--at-most", "NaN"}
        }) {
            Said said = Said.by(wrong);
            assertThat(said.exitCode()).isEqualTo(2);
            assertThat(said.err()).contains("--at-most goes with clock");
        }
    }

    @Test
    @Timeout(180)
    void asksTheClockInAJvmOfItsOwnAndPrintsWhatWasDoneInOneLine() throws IOException {
        Said said = Said.by("bench", "clock", "--size", "200,2000");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out().lines()).hasSize(1);
        JsonNode figures = new ObjectMapper().readTree(said.out());
        assertThat(figures.get("bench").asText()).isEqualTo("clock");
        assertThat(figures.get("rows").asInt()).isEqualTo(200);
        assertThat(figures.get("dated").asInt()).isBetween(100, 200);
        assertThat(figures.get("refused").asInt()).isPositive();
        assertThat(figures.get("others").get(0).get("rows").asInt()).isEqualTo(2000);
        assertThat(figures.has("exponent")).isTrue();
        for (String figure : new String[] {"bytes", "seconds", "rowsPerSecond", "startSeconds"}) {
            assertThat(figures.get(figure).asDouble()).as(figure).isPositive();
        }
    }
}
