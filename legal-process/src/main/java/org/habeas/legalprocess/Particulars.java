package org.habeas.legalprocess;

/**
 * What identifies a case: sealed wherever it is stored.
 *
 * @param authority court, office or litigant
 * @param officer who signed or writes, with rank
 * @param email where the authority is written to; empty when only by post
 * @param contact telephone or address of the authority from an independent source
 * @param docket file or docket number
 * @param statute cited
 * @param scope what is asked for in words, with dates
 */
public record Particulars(
        String authority, String officer, String email, String contact, String docket, String statute, String scope) {}
