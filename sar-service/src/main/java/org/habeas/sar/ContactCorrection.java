package org.habeas.sar;

/**
 * Where the requester is really reached.
 *
 * @param name possibly empty
 * @param email possibly empty
 * @param postalAddress lines separated by line feeds, possibly empty
 * @param reason how it was found; stays on record
 */
public record ContactCorrection(String name, String email, String postalAddress, String reason) {}
