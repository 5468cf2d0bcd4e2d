/**
 * Debian's Dovecot and Postfix as a test's own mail servers: processes of their own on loopback, with their mail on
 * disk below a directory of the test, so that intake and sending are tried against what a company really runs.
 */
@NullMarked
package org.habeas.mailroom.server;

import org.jspecify.annotations.NullMarked;
