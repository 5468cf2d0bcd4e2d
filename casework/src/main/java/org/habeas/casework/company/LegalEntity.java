package org.habeas.casework.company;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One legal entity of the company, as it owes answers and signs letters.
 *
 * @param id short name used in tables and letters' fields
 * @param name registered name
 * @param address postal address, one line an element
 * @param country ISO 3166-1 alpha-2 code of its establishment
 * @param zone zone in which its local dates are read
 * @param calendar calendar code of its working days, as the clocks name it
 * @param officer title or name of the data protection or grievance officer
 * @param officerAddress e-mail address of that officer
 * @param authority supervisory authority to which a person may complain
 * @param disputeResolution free dispute-resolution provider
 * @param closures days on which its people do not work, beside the holidays of the calendar; no date of the law knows them
 */
public record LegalEntity(
        @NotBlank String id,
        @NotBlank String name,
        @NotEmpty List<String> address,
        @NotBlank String country,
        @NotNull ZoneId zone,
        @NotBlank String calendar,
        @NotBlank String officer,
        @NotBlank String officerAddress,
        @NotBlank String authority,
        @NotBlank String disputeResolution,
        @DefaultValue List<Closure> closures) {}
