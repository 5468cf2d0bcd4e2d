package org.habeas.system.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.company.LegalEntities;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** What the invented requesters received, and a way to answer as they would. */
@Controller
@Profile("demo")
class DemoMailboxPage {

    private static final DateTimeFormatter RECEIVED = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    private final DemoMailServer server;
    private final Clock clock;
    private final ZoneId zone;

    DemoMailboxPage(DemoMailServer server, Clock clock, LegalEntities company) {
        this.server = server;
        this.clock = clock;
        this.zone = company.first().zone();
    }

    @GetMapping("/demo/mailbox")
    ModelAndView show(@RequestParam Optional<String> of, @RequestParam Optional<String> sent) {
        List<String> requesters = server.requesters();
        String chosen = of.filter(requesters::contains)
                .or(() -> requesters.stream().findFirst())
                .orElse("");
        return new ModelAndView("system/demo-mailbox")
                .addObject("requesters", requesters)
                .addObject("chosen", chosen)
                .addObject("sent", sent.isPresent())
                .addObject(
                        "received",
                        server.received(chosen).stream().map(this::line).toList());
    }

    /** Sends an answer in the thread of a mail, as the requester's mail program would. */
    @PostMapping("/demo/mailbox/answer")
    ModelAndView answer(@RequestParam String of, @RequestParam long uid, @RequestParam String text) {
        server.received(of).stream()
                .filter(mail -> mail.uid() == uid)
                .findFirst()
                .ifPresent(mail -> {
                    String raw = String.join(
                            "\r\n",
                            "From: <" + of + ">",
                            "To: <" + mail.replyTo() + ">",
                            "Subject: " + encoded("Re: " + mail.subject()),
                            "Date: "
                                    + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                            clock.instant().atOffset(ZoneOffset.UTC)),
                            "Message-ID: <" + UUID.randomUUID() + "@demo.example>",
                            "In-Reply-To: " + mail.messageId(),
                            "References: " + mail.messageId(),
                            "MIME-Version: 1.0",
                            "Content-Type: text/plain; charset=utf-8",
                            "Content-Transfer-Encoding: 8bit",
                            "",
                            text);
                    server.deliver(of, mail.replyTo(), raw.getBytes(StandardCharsets.UTF_8));
                });
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath("/demo/mailbox")
                        .queryParam("of", of)
                        .queryParam("sent")
                        .encode()
                        .toUriString());
    }

    private Line line(DemoMail mail) {
        return new Line(mail, RECEIVED.format(mail.receivedAt().atZone(zone)));
    }

    private static String encoded(String subject) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /** A mail with its time in words. */
    record Line(DemoMail mail, String receivedAt) {}
}
