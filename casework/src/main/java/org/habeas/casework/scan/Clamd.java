package org.habeas.casework.scan;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.habeas.casework.scan.Scan.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * clamd over TCP by its command {@code INSTREAM} (clamd(8)): the file in pieces, each behind its length as four bytes,
 * ended by a piece of none; the answer is {@code stream: OK}, {@code stream: NAME FOUND} or something that ends in
 * {@code ERROR}. Only the first counts as clean, and only when clamd had the whole file. A file beyond one of clamd's limits
 * is named {@value #UNREAD}… where it is set to say so ({@code AlertExceedsMax}); that finds nothing and clears nothing.
 */
@Component
class Clamd implements VirusScanner {

    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;
    private static final String OK = "stream: OK";
    private static final String FOUND = " FOUND";
    private static final String NAME = "stream: ";
    private static final String UNREAD = "Heuristics.Limits.Exceeded";

    private final ScanSettings settings;

    Clamd(ScanSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public Scan scan(InputStream file) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(settings.host(), settings.port()),
                    Math.toIntExact(settings.connectTimeout().toMillis()));
            socket.setSoTimeout(Math.toIntExact(settings.timeout().toMillis()));
            return judged(asked(socket, file));
        } catch (IOException down) {
            LOG.warn("the virus scanner does not answer: {}", down.getClass().getSimpleName());
            return new Scan(Verdict.NO_ANSWER, "");
        }
    }

    private static String asked(Socket socket, InputStream file) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        try {
            byte[] piece = new byte[PIECE];
            for (int length = next(file, piece); length > 0; length = next(file, piece)) {
                out.writeInt(length);
                out.write(piece, 0, length);
            }
            out.writeInt(0);
            out.flush();
        } catch (IOException hungUp) {
            // clamd hangs up on a file over its limit after saying so; what it said is worth more than the broken pipe.
            String said = answer(socket);
            if (said.isEmpty() || said.equals(OK)) {
                throw hungUp;
            }
            return said;
        }
        return answer(socket);
    }

    /** A fault of the file is a fault of ours and no word about the scanner. */
    private static int next(InputStream file, byte[] piece) {
        try {
            return file.readNBytes(piece, 0, piece.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(Socket socket) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(LONGEST_ANSWER);
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
    }

    private static Scan judged(String answer) {
        if (answer.equals(OK)) {
            return new Scan(Verdict.CLEAN, "");
        }
        if (answer.startsWith(NAME) && answer.endsWith(FOUND)) {
            String name = answer.substring(NAME.length(), answer.length() - FOUND.length());
            return name.startsWith(UNREAD) ? unjudged(name) : new Scan(Verdict.INFECTED, name);
        }
        return unjudged(answer);
    }

    private static Scan unjudged(String why) {
        Scan scan = new Scan(Verdict.NO_ANSWER, why);
        LOG.warn("the virus scanner gave no verdict: {}", scan.finding());
        return scan;
    }
}
