package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.CharArrayWriter;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.AbstractAccessLogValve;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.system.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Somebody is searched for by name, and no address ever says the name. */
class SearchJourneyTests extends CaseStory {

    private static final String NAME = "Ferncastle";

    private final AccessLog accessLog = new AccessLog();
    private final List<String> headers = new CopyOnWriteArrayList<>();

    @Autowired
    private ServletWebServerApplicationContext context;

    @BeforeEach
    void writeAnAccessLog() {
        tomcat().getTomcat().getEngine().getPipeline().addValve(accessLog);
    }

    @AfterEach
    void stopWriting() {
        tomcat().getTomcat().getEngine().getPipeline().removeValve(accessLog);
    }

    @Test
    void findsAPersonWithoutNamingThemInAnyAddress() {
        CaseReference hers = ordinaryCase(requester("Ottoline " + NAME));
        CaseReference his = ordinaryCase(requester("Barnaby Thistlewood"));
        Person nadia = person("nadia");
        listenTo(nadia);

        nadia.open("/inbox?queue=team");
        nadia.searchesFor(NAME);
        String found = nadia.place();
        assertThat(found).matches("/cases\\?search=[0-9a-f]{12}");
        assertThat(nadia.reads()).contains(hers.value()).doesNotContain(his.value());
        assertThat(nadia.typed("Search by reference, name, address or subject line"))
                .isEqualTo(NAME);
        nadia.select("State", "Closed");
        nadia.press("Find");
        assertThat(nadia.place()).isEqualTo(found + "&standing=closed");
        assertThat(nadia.reads()).contains("No case matches");
        nadia.page().goBack();
        assertThat(nadia.place()).isEqualTo(found);
        nadia.page().reload();
        assertThat(nadia.reads()).contains(hers.value());
        nadia.press(hers.value());
        assertThat(nadia.place()).startsWith("/cases/" + hers);

        narrow(nadia, "team", NAME);
        assertThat(nadia.reads()).contains(hers.value()).doesNotContain(his.value());
        nadia.press(hers.value());
        nadia.page().goBack();
        assertThat(nadia.typed("Words")).isEqualTo(NAME);
        nadia.searchesFor(his.value());
        assertThat(nadia.place()).isEqualTo("/cases/" + his);

        assertThat(accessLog.lines).hasSizeGreaterThan(20).anyMatch(line -> line.contains("POST /search HTTP"));
        assertThat(headers).anyMatch(one -> one.startsWith("location: ")).anyMatch(one -> one.startsWith("referer: "));
        for (List<String> places : List.of(nadia.visited(), headers, List.copyOf(accessLog.lines))) {
            assertThat(places).allSatisfy(place -> assertThat(decoded(place)).doesNotContain(lower(NAME)));
        }
    }

    @Test
    void searchesWithoutScriptsAndOnlyFromAPageOfItsOwn() {
        CaseReference hers = ordinaryCase(requester("Ottoline " + NAME));
        Visitor nadia = signedIn("nadia");

        HttpResponse<String> answer = nadia.postFrom("/inbox", "/search", Map.of("find", NAME));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(nadia.get(nadia.location(answer)).body()).contains(hers.value(), "value=\"" + NAME + "\"");

        assertThat(nadia.post("/search", Map.of("find", NAME)).statusCode())
                .as("without the field against foreign forms")
                .isEqualTo(403);
        assertThat(visitor().get(nadia.location(answer)).body()).doesNotContain(NAME);
        assertThat(signedIn("nadia").get(nadia.location(answer)).body())
                .as("signed in anew")
                .contains("Habeas no longer knows what was searched for here")
                .doesNotContain("“" + NAME);
    }

    private void listenTo(Person person) {
        person.page()
                .onRequest(request -> request.headers().forEach((name, value) -> headers.add(name + ": " + value)));
        person.page()
                .onResponse(response -> response.headers().forEach((name, value) -> headers.add(name + ": " + value)));
    }

    private TomcatWebServer tomcat() {
        return (TomcatWebServer) context.getWebServer();
    }

    private static String decoded(String text) {
        return lower(URLDecoder.decode(text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Every request as the server would write it into its log, with what led to it and where it leads. */
    private static final class AccessLog extends AbstractAccessLogValve {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        AccessLog() {
            setPattern("%r %s from %{Referer}i to %{Location}o");
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, jakarta.servlet.ServletException {
            getNext().invoke(request, response);
            log(request, response, 0);
        }

        @Override
        protected void log(CharArrayWriter message) {
            lines.add(message.toString());
        }
    }
}
