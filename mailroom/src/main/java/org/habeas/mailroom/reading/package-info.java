/**
 * Reading of mail that may be broken or hostile: from raw bytes to sender, subject, text and attachments in one pass, within limits, and never with an exception for the bytes. It knows no database and no server; start at {@link org.habeas.mailroom.reading.MailReader}.
 */
@NullMarked
@NamedInterface("reading")
package org.habeas.mailroom.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
