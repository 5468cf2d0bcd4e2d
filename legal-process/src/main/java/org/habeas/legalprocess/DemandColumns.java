package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.jspecify.annotations.Nullable;

/** A demand as it is stored; empty until a person has read the instrument. */
@Embeddable
class DemandColumns {

    @Enumerated(EnumType.STRING)
    @Column(name = "demand_instrument")
    private @Nullable InstrumentType instrument;

    @Column(name = "demand_country")
    private @Nullable String country;

    @Column(name = "demand_return_date")
    private @Nullable LocalDate returnDate;

    /** The requester was asked to extend and would not; counsel goes on with the full window. */
    @Column(name = "demand_return_waived")
    private boolean returnWaived;

    @Enumerated(EnumType.STRING)
    @Column(name = "demand_category")
    private @Nullable DataCategory category;

    @Column(name = "demand_judicial_oversight")
    private boolean judicialOversight;

    @Column(name = "demand_emergency")
    private boolean emergency;

    /** Names of {@link ExtraordinaryDemand}, a comma between them. */
    @Column(name = "demand_extraordinary")
    private String extraordinary = "";

    @Column(name = "demand_gdpr_data")
    private boolean gdprData;

    /** Sealed {@link Particulars}. */
    @Column(name = "demand_words")
    private byte @Nullable [] words;

    protected DemandColumns() {}

    void set(Demand demand, byte[] sealedWords) {
        instrument = demand.instrument();
        country = demand.country();
        returnDate = demand.returnDate();
        category = demand.category();
        judicialOversight = demand.judicialOversight();
        emergency = demand.emergency();
        extraordinary = new TreeSet<>(demand.extraordinary())
                .stream().map(ExtraordinaryDemand::name).collect(Collectors.joining(","));
        gdprData = demand.gdprData();
        words = sealedWords;
    }

    void extendTo(LocalDate day) {
        returnDate = day;
        returnWaived = false;
    }

    void waiveReturn() {
        returnWaived = true;
    }

    Optional<Demand> read() {
        if (instrument == null || country == null || category == null) {
            return Optional.empty();
        }
        return Optional.of(new Demand(
                instrument,
                country,
                returnDate,
                category,
                judicialOversight,
                emergency,
                extraordinary.isEmpty()
                        ? java.util.Set.of()
                        : java.util.Arrays.stream(extraordinary.split(",", -1))
                                .map(ExtraordinaryDemand::valueOf)
                                .collect(Collectors.toSet()),
                gdprData));
    }

    boolean returnWaived() {
        return returnWaived;
    }

    byte @Nullable [] words() {
        return words;
    }
}
