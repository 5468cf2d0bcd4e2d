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
import org.springframework.http.HttpStatus;
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
        return page(of, HttpStatus.OK).addObject("sent", sent.isPresent());
    }

    /** Sends an answer in the thread of a mail, as the requester's mail program would. */
    @PostMapping("/demo/mailbox/answer")
    ModelAndView answer(@RequestParam String of, @RequestParam long uid, @RequestParam String text) {
        Optional<DemoMail> answered =
                server.received(of).stream().filter(mail -> mail.uid() == uid).findFirst();
        if (answered.isEmpty()) {
            return page(Optional.of(of), HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("refusal", "The mail you answered is no longer here; nothing was sent.")
                    .addObject("typed", text);
        }
        DemoMail mail = answered.get();
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
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath("/demo/mailbox")
                        .queryParam("of", of)
                        .queryParam("sent")
                        .encode()
                        .toUriString());
    }

    private ModelAndView page(Optional<String> of, HttpStatus status) {
        List<String> requesters = server.requesters();
        String chosen = of.filter(requesters::contains)
                .or(() -> requesters.stream().findFirst())
                .orElse("");
        return new ModelAndView("system/demo-mailbox", status)
                .addObject("requesters", requesters)
                .addObject("chosen", chosen)
                .addObject("sent", false)
                .addObject(
                        "received",
                        server.received(chosen).stream().map(this::line).toList());
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
