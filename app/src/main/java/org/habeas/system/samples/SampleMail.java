package org.habeas.system.samples;

/**
 * One built-in mail, ready to be delivered.
 *
 * @param to the company's address that its sender writes to
 * @param bytes headers and all
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record SampleMail(String to, byte[] bytes) {}
