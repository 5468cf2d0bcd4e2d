package org.habeas.legalprocess;

/**
 * A target as a person enters it.
 *
 * @param identifier as the demand names it
 * @param customer who it belongs to, possibly empty
 * @param email the customer's contact from the directory, empty when there is none
 */
public record TargetEntry(Identifier kind, String identifier, String customer, String email) {}
