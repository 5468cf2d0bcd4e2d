package org.habeas.transparency;

import java.time.Clock;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.transparency.figures.Period;
import org.habeas.transparency.figures.Profile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Orders the report of each half-year when it has ended; a report that somebody ordered before is left alone. */
@Component
class ReportOrders {

    private static final Logger LOG = LoggerFactory.getLogger(ReportOrders.class);

    private final TransparencyReports reports;
    private final TransparencyDesk desk;
    private final Clock clock;

    ReportOrders(TransparencyReports reports, TransparencyDesk desk, Clock clock) {
        this.reports = reports;
        this.desk = desk;
        this.clock = clock;
    }

    /** Looks once a day; on several nodes the unique period and edition let one of them win. */
    @Scheduled(cron = "0 20 9 * * *", zone = "UTC")
    void orderWhatIsDue() {
        Period due =
                Period.lastHalfYearBefore(clock.instant(), Profile.classic().zoneId());
        if (!reports.findByPeriodOrderByEdition(due.code()).isEmpty()) {
            return;
        }
        try {
            desk.order(due, "", Acting.system("half-year ended"));
        } catch (ActRefused refused) {
            LOG.info("Report for {} not ordered: {}", due, refused.code());
        }
    }
}
