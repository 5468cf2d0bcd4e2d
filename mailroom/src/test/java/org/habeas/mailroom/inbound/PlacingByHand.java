package org.habeas.mailroom.inbound;

import org.springframework.context.ApplicationContext;

/** Places what is stored when a test outside of this package says so. */
public final class PlacingByHand {

    private PlacingByHand() {}

    /** Places everything that waits; returns how many mails were looked at. */
    public static int placeAll(ApplicationContext context) {
        return context.getBean(PlacingRound.class).placeAll();
    }
}
