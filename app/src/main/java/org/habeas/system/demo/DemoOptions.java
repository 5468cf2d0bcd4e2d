package org.habeas.system.demo;

import java.nio.file.Path;

/**
 * What {@code run} was asked for.
 *
 * @param port of the pages, on the loopback address; 0 for any free one
 * @param smtpPort where the demo mailbox takes mail, on the loopback address; 0 for any free one
 * @param data directory in which everything lies
 * @param fresh whether an earlier demonstration in it is deleted first
 */
public record DemoOptions(int port, int smtpPort, Path data, boolean fresh) {}
