package org.habeas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.mailroom.MailScenario;
import org.habeas.system.Visitor;
import org.habeas.system.samples.SampleMails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTML that wants to call home: a browser shows its words and asks no server for anything. */
class HostileHtmlJourneyTests extends CaseStory {

    private static final int LINKS = 5_001;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer tracker;

    HostileHtmlJourneyTests() {
        try {
            tracker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() {
        tracker.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        tracker.start();
    }

    @AfterEach
    void stop() {
        tracker.stop(0);
    }

    @MailScenario(25)
    @Test
    void showsHostileHtmlWithoutAskingAnyServerAndGivesTheOriginalByteForByte() {
        byte[] bytes = mail(html("http://127.0.0.1:" + tracker.getAddress().getPort()));
        CaseReference reference = caseOf(() -> mail.deliver("h@mail.example", SampleMails.MAILBOX, bytes));
        String id = jdbc.sql("select id::text from mailroom_inbound_mail where case_reference = ?")
                .param(reference.value())
                .query(String.class)
                .single();
        String path = "/cases/" + reference + "/mail/" + id;

        Person nadia = person("nadia");
        open(nadia, reference);
        assertThat(nadia.reads("#mail-body")).contains("Please send me my data.");
        nadia.unfold("Show it as formatted by the sender");
        assertThat(nadia.readsInFrame("The mail as formatted by its sender")).contains("Please send me my data.");
        nadia.open(path + "/view");
        assertThat(nadia.reads("body")).contains("Please send me my data.", "link " + LINKS);
        nadia.pause();
        assertThat(asked).as("what the browser asked the sender's server for").isEmpty();

        Visitor visitor = signedIn("nadia");
        HttpResponse<String> view = visitor.get(path + "/view");
        assertThat(view.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "sandbox");
        assertThat(view.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(view.body().toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "<script",
                        "javascript:",
                        "<form",
                        "<meta http-equiv",
                        "<base",
                        "<svg",
                        "<img",
                        "<link",
                        "url(");
        HttpResponse<String> raw = visitor.get(path + "/raw");
        assertThat(raw.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(raw.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(raw.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(raw.body().strip()).endsWith(new String(bytes, UTF_8).strip());
    }

    private static byte[] mail(String html) {
        return ("From: H <h@mail.example>\r\nSubject: My data\r\nMessage-ID: <" + UUID.randomUUID()
                        + "@mail.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                        + html.replace("\n", "\r\n"))
                .getBytes(UTF_8);
    }

    private static String html(String server) {
        StringBuilder links = new StringBuilder();
        for (int i = 1; i <= LINKS; i++) {
            links.append("<a href=\"@/link/")
                    .append(i)
                    .append("\" ping=\"@/ping\">link ")
                    .append(i)
                    .append("</a>\n");
        }
        return """
                <html><head><base href="@/base/"><meta http-equiv="refresh" content="0; url=@/refresh">
                <link rel="stylesheet" href="@/style.css"><link rel="prefetch" href="@/prefetch">
                <link rel="preconnect" href="@"><style>@import "@/import.css"; body { background: url(@/css.png) }
                @font-face { font-family: x; src: url(@/font) } p { width: expression(alert(1)); font-family: x }</style>
                <script src="@/script.js"></script><script>fetch("@/fetch")</script></head>
                <body background="@/body.png" onload="new Image().src='@/onload'">
                <p style="background-image: url('@/inline.png')">Please send me my data.</p>
                <img src="@/pixel.gif" width="1" height="1"><img srcset="@/a.png 1x, @/b.png 2x" src="cid:missing@mail">
                <picture><source srcset="@/source.png"><img src="data:image/svg+xml,<svg onload=alert(1)>"></picture>
                <svg onload="fetch('@/svg')"><image href="@/svg.png"/><use href="@/use.svg#x"/><script>fetch("@/s")</script>
                </svg><math><mtext><img src="@/math.png"></mtext></math>
                <form action="@/form" method="post"><input autofocus onfocus="fetch('@/focus')"><button>go</button></form>
                <iframe src="@/frame"></iframe><iframe srcdoc="<img src='@/srcdoc.png'>"></iframe>
                <object data="@/object"></object><embed src="@/embed"><video poster="@/poster" src="@/video" autoplay></video>
                <audio src="@/audio" autoplay></audio><table background="@/table.png"><tr><td background="@/td.png">x</td></tr>
                </table><a href="javascript:fetch('@/js')">a</a><a href="data:text/html,<script>1</script>">b</a>
                <a href="jar:@/x">c</a><a href="mhtml:@/x!y">d</a><input type="image" src="@/image.png">
                <img src=x onerror="fetch('@/error')"><noscript><img src="@/noscript.png"></noscript>
                <!--[if mso]><img src="@/mso.png"><![endif]-->
                """.replace("@import", "\u0000")
                        .replace("@font-face", "\u0001")
                        .concat(links.toString())
                        .replace("missing@mail", "missing\u0002mail")
                        .replace("@", server)
                        .replace("\u0000", "@import")
                        .replace("\u0001", "@font-face")
                        .replace("\u0002", "@")
                + "</body></html>\n";
    }
}
