package org.habeas.system.command;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.system.CommandFailed;
import org.habeas.system.samples.SampleMail;
import org.habeas.system.samples.SampleMails;
import org.habeas.system.smtp.SmtpDelivery;
import org.habeas.system.smtp.SmtpRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Delivers a raw mail, or the mails of a sample, to the mailbox of a running demonstration. */
@Command(name = "send", description = "Delivers a raw mail to the running demo mailbox.")
final class SendCommand implements Callable<Integer> {

    private static final Pattern FROM =
            Pattern.compile("(?im)^from:[^\\r\\n]*?([^\\s<>\",;:]+@[^\\s<>\",;:]+)>?[ \\t]*\\r?$");
    private static final String UNKNOWN = "unknown@mail.example";
    private static final int HEADER_LIMIT = 64 * 1024;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli refuses a command line without it
    private What what;

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description =
                    "Envelope recipient (default: where the sample goes; " + SampleMails.MAILBOX + " for a file).")
    private @Nullable String to;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "3025",
            description = "SMTP port of the demonstration (default: ${DEFAULT-VALUE}).")
    private int port;

    static final class What {
        @Parameters(paramLabel = "FILE.eml", description = "The mail, headers and all.")
        private @Nullable Path file;

        @Option(names = "--sample", paramLabel = "NAME", description = "Built-in mail: " + SampleMails.NAMES + ".")
        private @Nullable String sample;
    }

    @Override
    public Integer call() throws IOException {
        for (SampleMail mail : mails()) {
            deliver(mail.bytes(), to == null ? mail.to() : to);
        }
        return Commands.DONE;
    }

    private void deliver(byte[] mail, String recipient) throws IOException {
        try {
            new SmtpDelivery(port).deliver(senderOf(mail), recipient, mail);
        } catch (SmtpRefused refused) {
            throw CommandFailed.doesNotHold("The mail server did not take the mail: " + refused.getMessage());
        } catch (ConnectException nobody) {
            throw CommandFailed.doesNotHold(
                    "Nobody listens on port " + port + " of this machine: start ./habeas run first.");
        }
        spec.commandLine().getOut().println("Delivered " + mail.length + " bytes to " + recipient + ".");
    }

    private List<SampleMail> mails() {
        if (what.sample != null) {
            List<SampleMail> mails = SampleMails.mails(what.sample, Clock.systemUTC());
            if (mails.isEmpty()) {
                throw CommandFailed.wrongUse(
                        "There is no sample " + what.sample + "; there are " + SampleMails.NAMES + ".");
            }
            return mails;
        }
        Path file = Optional.ofNullable(what.file).orElseThrow();
        try {
            return List.of(new SampleMail(SampleMails.MAILBOX, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw CommandFailed.wrongUse("The file " + file + " cannot be read.");
        }
    }

    /** The address of the From line; a made-up one when there is none, since the demo server takes no null sender. */
    static String senderOf(byte[] mail) {
        String start = new String(mail, 0, Math.min(mail.length, HEADER_LIMIT), StandardCharsets.ISO_8859_1);
        Matcher blank = Pattern.compile("\\r?\\n\\r?\\n").matcher(start);
        String headers = blank.find() ? start.substring(0, blank.start()) : start;
        Matcher from = FROM.matcher(headers);
        return from.find() && from.group(1).chars().allMatch(c -> c > ' ' && c < 0x7f) ? from.group(1) : UNKNOWN;
    }
}
