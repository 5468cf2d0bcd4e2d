/**
 * The second way in: a port where the company's own mail servers bring mail by SMTP or LMTP. A mail is taken over, with 250, only after it is stored sealed and committed; from there it goes the way of all mail.
 */
@NullMarked
package org.habeas.mailroom.listener;

import org.jspecify.annotations.NullMarked;
