package org.habeas.system.operations;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.inbox.FieldMessage;
import org.habeas.mailroom.Replay;
import org.habeas.mailroom.ReplayDesk;
import org.habeas.mailroom.Replays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Stored mail, read again and compared; what it shows names nobody. */
@Controller
class ReplayController {

    private static final String DAYS = "Give a number of days from 1 to " + ReplayDesk.MOST_DAYS;

    private final ReplayDesk desk;
    private final Moments moments;

    ReplayController(ReplayDesk desk, Moments moments) {
        this.desk = desk;
        this.moments = moments;
    }

    @GetMapping("/operations/replay")
    ModelAndView ask() {
        return page("7", HttpStatus.OK);
    }

    @PostMapping("/operations/replay")
    ModelAndView many(@RequestParam(defaultValue = "") String days, Acting acting) {
        int number = days.strip().matches("\\d{1,3}") ? Integer.parseInt(days.strip()) : 0;
        if (number < 1 || number > ReplayDesk.MOST_DAYS) {
            return page(days, HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("errors", List.of(new FieldMessage("days", DAYS)))
                    .addObject("fault", DAYS);
        }
        Replays replays = desk.lastDays(number, acting);
        return page(days, HttpStatus.OK)
                .addObject("result", replays)
                .addObject("rows", replays.differing().stream().map(this::row).toList());
    }

    @PostMapping("/operations/replay/{mail}")
    ModelAndView one(@PathVariable UUID mail, Acting acting) {
        try {
            return page("7", HttpStatus.OK).addObject("one", row(desk.one(mail, acting)));
        } catch (ActRefused refused) {
            return page("7", HttpStatus.CONFLICT).addObject("refusal", String.valueOf(refused.getMessage()));
        }
    }

    private ModelAndView page(String days, HttpStatus status) {
        return new ModelAndView("system/replay", status)
                .addObject("days", days)
                .addObject("most", ReplayDesk.MOST_DAYS)
                .addObject("errors", List.of())
                .addObject("rows", List.of());
    }

    private Row row(Replay replay) {
        return new Row(
                replay.mail(),
                replay.reference() == null ? null : replay.reference().value(),
                moments.words(replay.receivedAt()) + " " + moments.zone(),
                replay.differences().stream().map(Replay.Difference::words).collect(Collectors.joining("; ")),
                replay.now());
    }

    /**
     * A mail that was read again.
     *
     * @param differs what is not as it was, empty when all is
     */
    record Row(UUID mail, @Nullable String reference, String received, String differs, String now) {}
}
