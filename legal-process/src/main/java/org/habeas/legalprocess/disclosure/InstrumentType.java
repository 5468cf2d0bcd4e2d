package org.habeas.legalprocess.disclosure;

import static org.habeas.legalprocess.disclosure.RequestGroup.CIVIL;
import static org.habeas.legalprocess.disclosure.RequestGroup.CONTENT;
import static org.habeas.legalprocess.disclosure.RequestGroup.EMERGENCY;
import static org.habeas.legalprocess.disclosure.RequestGroup.FOREIGN_GOVERNMENT;
import static org.habeas.legalprocess.disclosure.RequestGroup.NATIONAL_SECURITY;
import static org.habeas.legalprocess.disclosure.RequestGroup.PRESERVATION;
import static org.habeas.legalprocess.disclosure.RequestGroup.US_GOVERNMENT;

/** The instrument a request comes as, with the group it belongs to when nobody says otherwise. */
public enum InstrumentType implements Coded {
    /** Grand-jury, administrative or trial subpoena of a government. */
    SUBPOENA(US_GOVERNMENT),
    /** 18 U.S.C. § 2703(d) and other orders of a court for a government. */
    COURT_ORDER(US_GOVERNMENT),
    SEARCH_WARRANT(US_GOVERNMENT),
    PEN_REGISTER_TRAP_TRACE(US_GOVERNMENT),
    WIRETAP(US_GOVERNMENT),
    /** A request by way of a treaty on mutual legal assistance. */
    MLAT(FOREIGN_GOVERNMENT),
    LETTER_ROGATORY(FOREIGN_GOVERNMENT),
    /** An order under an agreement of 18 U.S.C. § 2523. */
    CLOUD_ACT_ORDER(FOREIGN_GOVERNMENT),
    /** European Production Order, Regulation (EU) 2023/1543. */
    EPOC(FOREIGN_GOVERNMENT),
    /** Order to provide information, Article 10 of Regulation (EU) 2022/2065. */
    DSA_INFORMATION_ORDER(FOREIGN_GOVERNMENT),
    /** A foreign authority that writes without a treaty route. */
    FOREIGN_REQUEST(FOREIGN_GOVERNMENT),
    CIVIL_SUBPOENA(CIVIL),
    CIVIL_COURT_ORDER(CIVIL),
    /** Danger of death or serious injury, without legal process. */
    EMERGENCY_REQUEST(EMERGENCY),
    /** National security letter, 18 U.S.C. § 2709. */
    NSL(NATIONAL_SECURITY),
    /** Order under the Foreign Intelligence Surveillance Act. */
    FISA(NATIONAL_SECURITY),
    CONTENT_REMOVAL_ORDER(CONTENT),
    CONTENT_BLOCKING_ORDER(CONTENT),
    /** Order to act against illegal content, Article 9 of Regulation (EU) 2022/2065. */
    DSA_REMOVAL_ORDER(CONTENT),
    /** Removal order, Regulation (EU) 2021/784. */
    TCO_REMOVAL_ORDER(CONTENT),
    /** An authority that asks without an order. */
    INFORMAL_REMOVAL_REQUEST(CONTENT),
    /** 18 U.S.C. § 2703(f) or EPOC-PR. */
    PRESERVATION_REQUEST(PRESERVATION);

    private final RequestGroup group;

    InstrumentType(RequestGroup group) {
        this.group = group;
    }

    /** The group it belongs to when nobody says otherwise. */
    public RequestGroup group() {
        return group;
    }
}
