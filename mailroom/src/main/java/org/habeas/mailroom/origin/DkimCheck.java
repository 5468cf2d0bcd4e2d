package org.habeas.mailroom.origin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.mime4j.io.EOLConvertingInputStream;
import org.springframework.stereotype.Component;

/** Verifies the signatures of DKIM of a mail on its raw bytes (RFC 6376). */
@Component
class DkimCheck {

    private static final int MOST_SIGNATURES = 5;
    private static final int MOST_HEADER_BYTES = 256 * 1024;

    private static final int MOST_QUESTIONS = 8;

    private final PublicKeyRecordRetriever keys;
    private final DkimSettings settings;
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MOST_QUESTIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), asking -> {
                Thread thread = new Thread(asking, "dkim-keys");
                thread.setDaemon(true);
                return thread;
            });

    DkimCheck(PublicKeyRecordRetriever keys, DkimSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    /** Whether anybody is asked for keys. */
    boolean asks() {
        return settings.asks();
    }

    /** What became of a signature. */
    enum Outcome {
        /** It fits the mail. */
        HOLDS,
        /** It does not fit the mail, or cannot be right. */
        FAILS,
        /** Its key could not be asked for. */
        NOT_CHECKED
    }

    /**
     * One signature.
     *
     * @param domain that signed, lower case; empty when the signature does not say
     * @param bodyBytes how much of the body it covers (l=), -1 for all of it
     */
    record Signature(String domain, Outcome outcome, int bodyBytes) {}

    /** Every signature of the mail, the first few; closes the stream. */
    List<Signature> of(InputStream raw) {
        DKIMVerifier verifier = new DKIMVerifier(new KeysInTime(keys, settings.timeout(), threads));
        try (InputStream mail = new EOLConvertingInputStream(raw)) {
            Block block = Block.read(mail);
            if (block.getFields("DKIM-Signature").isEmpty()) {
                return List.of();
            }
            verifier.verify(block, mail);
        } catch (FailException e) {
            // Each signature has its result.
        } catch (IOException | RuntimeException e) {
            return List.of(new Signature("", Outcome.FAILS, -1));
        }
        return verifier.getResults().stream().map(DkimCheck::signature).toList();
    }

    private static Signature signature(Result result) {
        SignatureRecord record = result.getRecord();
        Outcome outcome = result.isSuccess()
                ? Outcome.HOLDS
                : result.getResultType() == Result.Type.TEMPERROR ? Outcome.NOT_CHECKED : Outcome.FAILS;
        String domain = record == null ? "" : record.getDToken().toString().toLowerCase(Locale.ROOT);
        // The library has a word of its own for a signature that names no domain.
        return record == null || domain.indexOf('.') < 0
                ? new Signature("", outcome, -1)
                : new Signature(domain, outcome, record.getBodyHashLimit());
    }

    /** The header block as it stood, with the encoding in which the library turns it into bytes again. */
    private record Block(List<String> fields) implements Headers {

        static Block read(InputStream mail) throws IOException {
            List<String> fields = new ArrayList<>();
            StringBuilder field = new StringBuilder();
            int total = 0;
            for (String line = line(mail); !line.isEmpty() && total < MOST_HEADER_BYTES; line = line(mail)) {
                total += line.length();
                if (!line.startsWith(" ") && !line.startsWith("\t") && field.length() > 0) {
                    fields.add(field.toString());
                    field.setLength(0);
                }
                field.append(field.length() > 0 ? "\r\n" : "").append(line);
            }
            fields.add(field.toString());
            return new Block(fields);
        }

        private static String line(InputStream mail) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b;
            while ((b = mail.read()) >= 0 && b != '\n' && line.size() < MOST_HEADER_BYTES) {
                if (b != '\r') {
                    line.write(b);
                }
            }
            return line.toString(Charset.defaultCharset());
        }

        @Override
        public List<String> getFields() {
            return fields;
        }

        @Override
        public List<String> getFields(String name) {
            List<String> named = fields.stream()
                    .filter(field -> field.regionMatches(true, 0, name, 0, name.length())
                            && field.substring(name.length()).stripLeading().startsWith(":"))
                    .toList();
            return name.equalsIgnoreCase("DKIM-Signature")
                    ? named.subList(0, Math.min(MOST_SIGNATURES, named.size()))
                    : named;
        }
    }
}
