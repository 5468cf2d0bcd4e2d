/**
 * The legal entities through which the company acts, with zone, calendar, officer and authority; clocks, letters and regimes read them. Entry point: {@link org.habeas.casework.company.LegalEntities}.
 */
@NamedInterface("company")
@NullMarked
package org.habeas.casework.company;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
