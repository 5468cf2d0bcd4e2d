package org.habeas.browser;

/**
 * The size of a browser's window.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
public record Window(int width, int height) {

    /** A screen on a desk. */
    public static final Window DESK = new Window(1440, 900);

    /** A telephone held upright. */
    public static final Window PHONE = new Window(390, 844);
}
