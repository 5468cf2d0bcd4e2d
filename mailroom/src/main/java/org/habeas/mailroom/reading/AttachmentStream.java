package org.habeas.mailroom.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** One decoded part; closing it closes the mail it is read from. */
final class AttachmentStream extends FilterInputStream {

    private final InputStream mail;

    AttachmentStream(InputStream part, InputStream mail) {
        super(part);
        this.mail = mail;
    }

    @Override
    public void close() throws IOException {
        mail.close();
    }
}
