package org.habeas.transparency.figures;

/**
 * National security process in bands; the numbers behind them are not kept, so nothing can print them.
 *
 * @param requests orders and letters, all kinds combined
 * @param selectors customer selectors targeted
 */
public record NationalSecurity(Band requests, Band selectors) {}
